from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from ecran.films.models import Film
from labfilms.facts.models import Fact
from labfilms.moderation import registry, selectors, services
from labfilms.moderation.enums import AppealState, Measure, Reason, Withheld
from labfilms.moderation.errors import ModerationRefused
from labfilms.moderation.models import APPEALS_FOR, Appeal, Decision, Notice, Suspension
from labfilms.moderation.tasks import sweep
from labfilms.notify.models import Notification
from tests.factories.accounts import make_user
from tests.factories.films import make_film, make_playable_film
from tests.factories.labels import make_label, make_selection
from tests.factories.moderation import make_decision, make_notice, make_staff, make_team
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def verdict(measure, reason="Vu par deux personnes.", **rest):
    return services.Verdict(measure=measure, reason=reason, **rest)


def sent_to(address):
    return [message for message in mail.outbox if message.to == [address]]


@pytest.fixture
def at_once(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        yield


def test_a_report_sends_its_receipt_with_an_address(at_once, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        notice = make_notice(make_film(title="Sel de nuit"))
    (receipt,) = sent_to("voisine@exemple.fr")
    assert "Sel de nuit" in receipt.subject
    assert f"/signalements/{notice.key}/" in receipt.body


def test_a_member_is_answered_at_their_account_s_address(django_capture_on_commit_callbacks):
    member = make_user("Karim Bensaïd")
    with django_capture_on_commit_callbacks(execute=True):
        notice = make_notice(make_film(), member, name="x", email="autre@exemple.fr")
    assert (notice.name, notice.email) == (member.name, member.email)
    assert sent_to(member.email)


def test_whoever_stays_unnamed_gets_no_receipt(django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_notice(make_film(), reason=Reason.MINOR, name="", email="")
    assert mail.outbox == []


def test_the_same_person_reports_once_until_it_is_decided():
    member, film = make_user(), make_film()
    make_notice(film, member)
    with pytest.raises(ModerationRefused):
        make_notice(film, member)


def test_no_number_of_reports_hides_anything():
    film = make_film()
    for _ in range(30):
        make_notice(film)
    film.refresh_from_db()
    assert film.is_released


def test_a_film_s_log_never_tells_who_reported_it():
    member, film = make_user(), make_film()
    make_notice(film, member)
    make_decision(film)
    told = Fact.objects.filter(thing_type__model="film", thing_id=str(film.pk))
    assert not told.filter(verb__startswith="notices").exists()
    assert not told.filter(actor=member).exists()
    assert Fact.objects.filter(verb="notices.made", actor=member).exists()
    assert Fact.objects.filter(verb="decisions.made").exists()


def test_a_decision_closes_every_report_and_tells_both_sides(django_capture_on_commit_callbacks):
    owner, member = make_user(), make_user()
    film = make_film(owner, title="Sel de nuit")
    first, second = make_notice(film), make_notice(film, member)
    with django_capture_on_commit_callbacks(execute=True):
        made = services.decide(notice=first, by=make_staff(), verdict=verdict(Measure.HIDDEN))
    assert set(made.notices.all()) == {first, second}
    (to_owner,) = sent_to(owner.email)
    assert "Vu par deux personnes." in to_owner.body
    assert f"/decisions/{made.key}/" in to_owner.body
    assert "Jeanne Voisine" not in to_owner.body
    (to_member,) = sent_to(member.email)
    assert f"/signalements/{second.key}/" in to_member.body
    assert "Vu par deux personnes." in sent_to("voisine@exemple.fr")[0].body
    assert Notification.objects.filter(person=owner, kind="moderation.decided").exists()
    assert Notification.objects.filter(person=member, kind="moderation.answered").exists()


@pytest.mark.parametrize(
    ("measure", "withheld"),
    [
        (Measure.NOTHING, Withheld.NO),
        (Measure.HIDDEN, Withheld.HIDDEN),
        (Measure.REMOVED, Withheld.REMOVED),
        (Measure.SUSPENDED, Withheld.HIDDEN),
    ],
)
def test_each_measure_does_what_it_says(measure, withheld):
    film = make_film()
    make_decision(film, measure=measure)
    film.refresh_from_db()
    assert film.withheld == withheld
    film.owner.refresh_from_db()
    assert film.owner.is_active is (measure != Measure.SUSPENDED)


def test_a_second_team_is_told_that_it_is_decided():
    notice = make_notice(make_film())
    services.decide(notice=notice, by=make_staff(), verdict=verdict(Measure.NOTHING))
    with pytest.raises(ModerationRefused) as error:
        services.decide(notice=notice, by=make_staff(), verdict=verdict(Measure.HIDDEN))
    assert error.value.code == "decided"


def test_what_does_not_fit_is_refused():
    notice = make_notice(make_film(region=region()))
    for by, wanted, code in [
        (make_user(), verdict(Measure.HIDDEN), "party"),
        (make_staff(), verdict(Measure.HIDDEN, reason="  "), "reason"),
        (make_team(), verdict(Measure.SUSPENDED), "region"),
    ]:
        with pytest.raises(ModerationRefused) as error:
            services.decide(notice=notice, by=by, verdict=wanted)
        assert error.value.code == code
    profile = make_notice(make_profile())
    with pytest.raises(ModerationRefused) as error:
        services.decide(notice=profile, by=make_staff(), verdict=verdict(Measure.REMOVED))
    assert error.value.code == "measure"
    label = make_label()
    label.curators.create(user=make_user())
    with pytest.raises(ModerationRefused) as error:
        services.decide(
            notice=make_notice(label), by=make_staff(), verdict=verdict(Measure.SUSPENDED)
        )
    assert error.value.code == "several"
    assert not Decision.objects.exists()


def test_what_is_gone_can_only_be_closed():
    film = make_film()
    notice = make_notice(film)
    film.delete()
    notice = Notice.objects.get(pk=notice.pk)
    assert selectors.measures_for(notice, may_suspend=True) == [Measure.NOTHING]
    with pytest.raises(ModerationRefused) as error:
        services.decide(notice=notice, by=make_staff(), verdict=verdict(Measure.HIDDEN))
    assert error.value.code == "gone"
    assert services.decide(notice=notice, by=make_staff(), verdict=verdict(Measure.NOTHING))


def test_a_region_hands_over_what_it_cannot_decide():
    film, team = make_film(region=region()), make_team()
    notice, other = make_notice(film), make_notice(film)
    services.hand_over(notice=notice, by=team)
    assert set(selectors.queue(make_staff())) == {notice, other}
    assert not selectors.queue(team).exists()


def test_an_appeal_is_answered_by_another_and_changes_or_upholds(
    django_capture_on_commit_callbacks,
):
    film, first = make_film(), make_staff()
    decision = make_decision(film, by=first)
    appeal = services.appeal(decision=decision, text="Elle a signé le lendemain.")
    with pytest.raises(ModerationRefused) as error:
        services.answer(appeal=appeal, by=first, verdict=verdict(Measure.NOTHING))
    assert error.value.code == "same-person"
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        holds = services.answer(
            appeal=appeal, by=make_staff(), verdict=verdict(Measure.NOTHING, "L’accord est là.")
        )
    film.refresh_from_db()
    assert film.is_released
    assert holds.follows == decision
    assert selectors.latest(decision) == holds
    assert "L’accord est là." in sent_to(film.owner.email)[0].body
    assert "L’accord est là." in sent_to("voisine@exemple.fr")[0].body
    appeal.refresh_from_db()
    assert appeal.state == AppealState.CHANGED
    with pytest.raises(ModerationRefused) as error:
        services.answer(appeal=appeal, by=make_staff(), verdict=verdict(Measure.NOTHING))
    assert error.value.code == "answered"


def test_an_appeal_that_upholds_leaves_the_decision(django_capture_on_commit_callbacks):
    film = make_film()
    decision = make_decision(film)
    appeal = services.appeal(decision=decision, text="Je conteste.")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        assert (
            services.answer(
                appeal=appeal, by=make_staff(), verdict=verdict(Measure.HIDDEN, "Rien n’a changé.")
            )
            == decision
        )
    appeal.refresh_from_db()
    assert appeal.state == AppealState.UPHELD
    assert [message.to for message in mail.outbox] == [[film.owner.email]]
    film.refresh_from_db()
    assert film.is_withheld


def test_whoever_reported_may_appeal_of_nothing_done(django_capture_on_commit_callbacks):
    film, member = make_film(), make_user()
    decision = make_decision(film, measure=Measure.NOTHING, reporter=member)
    notice = decision.notices.get()
    appeal = services.appeal(decision=decision, notice=notice, text="Regardez la fin.")
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        services.answer(appeal=appeal, by=make_staff(), verdict=verdict(Measure.HIDDEN))
    film.refresh_from_db()
    assert film.is_withheld
    assert sent_to(film.owner.email)
    assert len(sent_to(member.email)) == 1


def test_each_side_appeals_once_and_within_six_months():
    decision = make_decision(make_film())
    services.appeal(decision=decision, text="Je conteste.")
    with pytest.raises(ModerationRefused) as error:
        services.appeal(decision=decision, text="Encore.")
    assert error.value.code == "twice"
    services.appeal(decision=decision, notice=decision.notices.get(), text="Moi aussi.")
    assert Appeal.objects.count() == 2
    late = make_decision(make_film())
    Decision.objects.filter(pk=late.pk).update(at=timezone.now() - APPEALS_FOR)
    with pytest.raises(ModerationRefused) as error:
        services.appeal(decision=late, text="Trop tard.")
    assert error.value.code == "late"


def test_an_appeal_that_changes_a_suspension_opens_the_account():
    film = make_film()
    decision = make_decision(film, measure=Measure.SUSPENDED, days=30)
    appeal = services.appeal(decision=decision, text="Je conteste.")
    services.answer(appeal=appeal, by=make_staff(), verdict=verdict(Measure.HIDDEN))
    film.owner.refresh_from_db()
    assert film.owner.is_active
    film.refresh_from_db()
    assert film.withheld == Withheld.HIDDEN


def test_a_suspension_ends_by_itself_and_says_so(django_capture_on_commit_callbacks):
    person = make_user()
    suspension = services.suspend(person=person, by=make_staff(), reason="Menaces.", days=7)
    Suspension.objects.filter(pk=suspension.pk).update(until=timezone.now() - timedelta(seconds=1))
    with django_capture_on_commit_callbacks(execute=True):
        sweep()
    person.refresh_from_db()
    assert person.is_active
    assert len(sent_to(person.email)) == 1
    assert services.end_suspensions() == 0


def test_an_account_stays_closed_while_another_suspension_holds():
    person, staff = make_user(), make_staff()
    short = services.suspend(person=person, by=staff, reason="Menaces.", days=7)
    endless = services.suspend(person=person, by=staff, reason="Encore.", days=None)
    assert selectors.suspension_of(person) == endless
    services.lift(suspension=short, by=staff)
    person.refresh_from_db()
    assert not person.is_active
    services.lift(suspension=endless, by=staff)
    person.refresh_from_db()
    assert person.is_active
    assert selectors.suspension_of(person) is None


def test_nobody_suspends_themselves_nor_the_site_s_team():
    staff = make_staff()
    for person in (staff, make_staff()):
        with pytest.raises(ModerationRefused):
            services.suspend(person=person, by=staff, reason="Pour voir.", days=7)


def test_a_suspension_leaves_the_works_and_closes_the_page():
    film = make_film()
    profile = make_profile(film.owner)
    services.suspend(person=film.owner, by=make_staff(), reason="Menaces.", days=7)
    film.refresh_from_db()
    assert film.is_released
    assert not type(profile).objects.visible_to(make_user()).filter(pk=profile.pk).exists()


def test_what_was_removed_is_deleted_when_nobody_can_appeal_any_more():
    kept, gone = make_playable_film(), make_playable_film()
    for film in (kept, gone):
        make_decision(film, measure=Measure.REMOVED)
    services.appeal(
        decision=Decision.objects.get(thing_id=str(kept.pk)), text="Attendez mon contrat."
    )
    assert services.purge() == 0
    Decision.objects.update(at=timezone.now() - APPEALS_FOR - timedelta(days=1))
    assert services.purge() == 1
    assert set(Film.objects.values_list("pk", flat=True)) == {kept.pk}
    assert services.purge() == 0


def test_a_removed_selection_goes_too():
    selection = make_selection()
    make_decision(selection, measure=Measure.REMOVED)
    Decision.objects.update(at=timezone.now() - APPEALS_FOR - timedelta(days=1))
    assert services.purge() == 1
    assert not type(selection).objects.exists()


def test_every_sort_has_a_name_of_its_own():
    assert {sort.name for sort in registry.every()} == {
        "annonce",
        "film",
        "label",
        "message",
        "pole",
        "profil",
        "projet",
        "regard",
        "selection",
        "structure",
    }
    with pytest.raises(registry.NameTaken):
        registry.register(registry.every()[0])
    assert registry.of(make_user()) is None
