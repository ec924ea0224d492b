import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client
from django.urls import reverse

from ecran.films.enums import Visibility
from labfilms.moderation import services, views
from labfilms.moderation.enums import Measure, Reason
from labfilms.moderation.models import Appeal, Block, Decision, Notice, Suspension
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.moderation import WORDS, make_decision, make_notice, make_staff, make_team
from tests.factories.people import make_profile, region

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def address(film, **query):
    return reverse("moderation:report", args=["film", film.pk], query=query or None)


def said(**words):
    return {
        "reason": Reason.IMAGE,
        "explanation": WORDS,
        "address": "http://testserver/films/sel/",
        "name": "Jeanne",
        "email": "jeanne@exemple.fr",
    } | words


def enter(person):
    client = Client()
    client.force_login(person, BACKEND)
    return client


def test_a_stranger_reports_and_follows_their_report(client):
    film = make_film()
    assert "/signaler/film/" in client.get(film.get_absolute_url()).content.decode()
    answer = client.post(address(film), said())
    notice = Notice.objects.get()
    assert answer["Location"] == notice.get_absolute_url()
    assert WORDS in client.get(answer["Location"]).content.decode()


def test_a_report_needs_words_and_someone_to_answer(client):
    film = make_film()
    for wrong in (
        said(explanation="C’est nul"),
        said(email=""),
        said(name=""),
        said(email="pas une adresse"),
        said(reason=""),
        said(reason=Reason.ILLEGAL),
    ):
        page = client.post(address(film), wrong)
        assert page.status_code == 200
        assert page.context["form"].errors
    assert not Notice.objects.exists()
    client.post(address(film), said(reason=Reason.ILLEGAL, good_faith="on"))
    client.post(address(film), said(reason=Reason.MINOR, name="", email=""))
    assert Notice.objects.count() == 2


def test_a_member_is_not_asked_who_they_are():
    member, film = make_user(), make_film()
    client = enter(member)
    assert "name" not in client.get(address(film)).context["form"].fields
    client.post(address(film), said())
    assert Notice.objects.get().email == member.email
    page = client.post(address(film), said())
    assert page.context["form"].non_field_errors()


def test_an_unlisted_film_is_reported_with_its_link_alone(client):
    film = make_film(visibility=Visibility.UNLISTED)
    assert client.get(address(film)).status_code == 404
    assert client.get(address(film, lien=film.link)).status_code == 200
    page = client.get(film.get_absolute_url()).content.decode()
    assert f"lien={film.link}" in page


@pytest.mark.parametrize("sort", ["film", "inconnu"])
def test_what_does_not_exist_cannot_be_reported(client, sort):
    for pk in ("999999", "abc", "1e5"):
        assert client.get(f"/signaler/{sort}/{pk}/").status_code == 404


def test_one_address_reports_so_many_times_an_hour(client):
    for _ in range(views.MOST_REPORTS["address"]):
        assert client.post(address(make_film()), said()).status_code == 302
    page = client.post(address(make_film()), said())
    assert page.status_code == 429
    assert WORDS in page.content.decode()
    assert Client(REMOTE_ADDR="192.0.2.7").post(address(make_film()), said()).status_code == 302


def test_one_s_own_thing_has_no_report_button():
    film = make_film()
    assert "/signaler/" not in enter(film.owner).get(film.get_absolute_url()).content.decode()


def test_a_team_sees_its_region_s_queue_and_decides():
    here, there = make_film(region=region()), make_film(region=region("occitanie"))
    mine, other = make_notice(here), make_notice(there)
    client = enter(make_team())
    queue = client.get(reverse("moderation:queue"))
    assert [notice.pk for notice in queue.context["page"]] == [mine.pk]
    assert client.get(reverse("moderation:case", args=[other.pk])).status_code == 404
    case = reverse("moderation:case", args=[mine.pk])
    assert WORDS in client.get(case).content.decode()
    page = client.post(case, {"measure": Measure.HIDDEN, "ground": "charter", "reason": ""})
    assert page.context["form"].errors
    page = client.post(case, {"measure": Measure.SUSPENDED, "ground": "charter", "reason": "Non."})
    assert page.context["form"].errors
    client.post(case, {"measure": Measure.HIDDEN, "ground": "charter", "reason": "Sans accord."})
    here.refresh_from_db()
    assert here.is_withheld
    again = client.post(case, {"measure": Measure.NOTHING, "ground": "law", "reason": "Trop tard."})
    assert again.context["form"].non_field_errors()
    assert client.get(case).status_code == 200


def test_a_team_hands_a_report_over():
    notice = make_notice(make_film(region=region()))
    client = enter(make_team())
    client.post(reverse("moderation:hand_over", args=[notice.pk]))
    notice.refresh_from_db()
    assert notice.region is None
    assert client.post(reverse("moderation:hand_over", args=[notice.pk])).status_code == 404


def test_the_site_s_team_suspends_for_a_time_from_a_case():
    film = make_film()
    client = enter(make_staff())
    words = {"measure": "suspended", "days": "30", "ground": "law", "reason": "Menaces écrites."}
    client.post(reverse("moderation:case", args=[make_notice(film).pk]), words)
    held = Suspension.objects.get()
    assert (held.until - held.starts_at).days in {29, 30}
    page = client.get(reverse("moderation:suspensions")).content.decode()
    assert "Menaces écrites." in page
    client.post(reverse("moderation:lift", args=[held.pk]))
    film.owner.refresh_from_db()
    assert film.owner.is_active
    assert client.post(reverse("moderation:lift", args=[held.pk])).status_code == 404


def test_the_owner_reads_why_and_appeals_without_signing_in(client):
    decision = make_decision(make_film(), reason="Sans accord signé.")
    page = client.get(decision.get_absolute_url())
    assert "Sans accord signé." in page.content.decode()
    client.post(decision.get_absolute_url(), {"text": "Voici l’accord."})
    appeal = Appeal.objects.get()
    assert "Voici l’accord." in client.get(decision.get_absolute_url()).content.decode()
    again = client.post(decision.get_absolute_url(), {"text": "Encore."})
    assert again.context["form"].non_field_errors()
    other = enter(make_staff())
    answer = reverse("moderation:answer", args=[appeal.pk])
    assert "Voici l’accord." in other.get(answer).content.decode()
    verdict = {"measure": "nothing", "ground": "charter", "reason": "Accord reçu."}
    assert other.post(answer, verdict).status_code == 302
    assert "Accord reçu." in client.get(decision.get_absolute_url()).content.decode()
    assert other.post(answer, verdict).context["form"].non_field_errors()
    assert other.get(answer).status_code == 200


def test_who_decided_is_shown_that_another_answers():
    staff = make_staff()
    decision = make_decision(make_film(), by=staff)
    appeal = services.appeal(decision=decision, text="Je conteste.")
    page = enter(staff).get(reverse("moderation:answer", args=[appeal.pk]))
    assert not page.context["can_answer"]


def test_whoever_reported_reads_the_answer_and_appeals(client):
    decision = make_decision(make_film(), measure=Measure.NOTHING, reason="Rien de tel.")
    notice = decision.notices.get()
    assert "Rien de tel." in client.get(notice.get_absolute_url()).content.decode()
    client.post(notice.get_absolute_url(), {"text": "À la deuxième minute."})
    assert Appeal.objects.get().notice == notice


def test_appeals_have_their_limit_too(client):
    for _ in range(views.MOST_APPEALS):
        client.post(make_decision(make_film()).get_absolute_url(), {"text": "Je conteste."})
    page = client.post(make_decision(make_film()).get_absolute_url(), {"text": "Je conteste."})
    assert page.context["form"].non_field_errors()
    assert Appeal.objects.count() == views.MOST_APPEALS


def test_an_open_report_cannot_be_appealed(client):
    notice = make_notice(make_film())
    assert client.post(notice.get_absolute_url(), {"text": "Déjà ?"}).status_code == 200
    assert not Appeal.objects.exists()


def test_a_suspension_ends_the_session_and_says_why_at_sign_in(client):
    person = make_user()
    person.emailaddress_set.create(email=person.email, verified=True, primary=True)
    inside = Client()
    words = {"login": person.email, "password": "mot de passe long"}
    assert inside.post(reverse("account_login"), words).status_code == 302
    assert inside.get(reverse("notify:list")).status_code == 200
    decision = make_decision(
        make_film(person), measure=Measure.SUSPENDED, reason="Menaces dans une annonce.", days=7
    )
    assert not Session.objects.exists()
    assert inside.get(reverse("notify:list")).status_code == 302
    page = client.post(reverse("account_login"), words)
    assert page.status_code == 403
    assert "Menaces dans une annonce." in page.content.decode()
    assert decision.get_absolute_url() in page.content.decode()
    wrong = client.post(reverse("account_login"), words | {"password": "un autre mot de passe"})
    assert "Menaces dans une annonce." not in wrong.content.decode()
    assert mail.outbox == []


def test_an_account_closed_otherwise_says_no_reason(client):
    person = make_user(is_active=False)
    words = {"login": person.email, "password": "mot de passe long"}
    assert client.post(reverse("account_login"), words).status_code == 403


def test_a_person_is_blocked_from_their_page_and_unblocked():
    profile, me = make_profile(), make_user()
    client = enter(me)
    assert "/bloquer/profil/" in client.get(profile.get_absolute_url()).content.decode()
    client.post(reverse("moderation:block", args=["profil", profile.pk]))
    block = Block.objects.get()
    assert (block.by, block.of) == (me, profile.user)
    assert str(profile.user) in client.get(reverse("moderation:blocks")).content.decode()
    client.post(reverse("moderation:unblock", args=[block.pk]))
    assert not Block.objects.exists()
    assert (
        client.post(reverse("moderation:block", args=["film", make_film().pk])).status_code == 404
    )


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_lists_ask_as_many_queries_whatever_their_length(django_assert_num_queries, rows):
    staff = make_staff()
    client = enter(staff)
    for _ in range(rows):
        make_notice(make_film(region=region()), make_user())
        services.appeal(decision=make_decision(make_film()), text="Je conteste.")
        services.suspend(person=make_user(), by=staff, reason="Menaces.", days=7)
        services.block(by=staff, of=make_user())
    client.get("/moderation/")
    for name, count in (("queue", 6), ("suspensions", 5), ("blocks", 5)):
        with django_assert_num_queries(count):
            client.get(reverse(f"moderation:{name}"))


@pytest.mark.parametrize("name", ["queue", "suspensions"])
def test_the_team_s_pages_are_the_team_s(client, name):
    where = reverse(f"moderation:{name}")
    assert client.get(where).status_code == 302
    assert enter(make_user()).get(where).status_code == 404
    assert enter(make_staff()).get(where).status_code == 200
    assert enter(make_team()).get(where).status_code == (200 if name == "queue" else 404)
    assert Decision.objects.count() == 0
