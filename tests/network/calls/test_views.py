from datetime import timedelta

import pytest
from django.urls import reverse

from network.calls.enums import ApplicationState, CallState, InvitationState, Side
from network.calls.models import Application, CrewCall, Invitation, today
from network.calls.services import calls
from tests.factories.accounts import make_user
from tests.factories.calls import (
    make_application,
    make_call,
    make_invitation,
    make_position,
    wanted,
)
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, region, trade

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"calls:{name}", args=args)


def posted(*positions, initial=0, **changes):
    data = {
        "title": "Sel de nuit",
        "carrier": "",
        "film": "Deux sœurs gardent une saline.",
        "pay": "volunteer",
        "region": region().pk,
        "deadline": (today() + timedelta(days=15)).isoformat(),
        "positions-TOTAL_FORMS": len(positions) or 1,
        "positions-INITIAL_FORMS": initial,
        "positions-0-count": 1,
        **changes,
    }
    for number, line in enumerate(positions):
        for name, value in line.items():
            data[f"positions-{number}-{name}"] = value
    return data


def line(code="sound-recordist", **words):
    return {"trade": trade(code).pk, "count": 1, **words}


def page_of(answer):
    return answer.content.decode()


@pytest.fixture
def holder(client):
    user = make_user("Aya Traoré")
    client.force_login(user)
    return user


def test_a_call_is_written_published_and_read_by_strangers(client, holder):
    client.post(
        address("new"),
        posted(line(paired="on"), line("editor", days=3), publish="1", question_0="Nagez-vous ?"),
    )
    call = CrewCall.objects.get()
    assert call.state == CallState.OPEN
    client.logout()
    page = page_of(client.get(call.get_absolute_url()))
    for words in ("Sel de nuit", "Deux sœurs", "Aya Traoré", "pay--volunteer", "Nagez-vous ?"):
        assert words in page
    assert page.count("/postuler/") == 2


def test_a_structure_of_one_s_own_carries_the_call(client, holder):
    mine, other = make_organisation(holder), make_organisation()
    page = client.post(address("new"), posted(line(), carrier=other.pk))
    assert "carrier" in page.context["form"].errors
    client.post(address("new"), posted(line(), carrier=mine.pk))
    assert CrewCall.objects.get().organisation == mine


def test_a_company_that_seeks_volunteers_is_told_and_nothing_is_written(client, holder):
    company = make_organisation(holder, kind="production")
    page = client.post(address("new"), posted(line(), carrier=company.pk))
    assert page.context["form"].non_field_errors()
    assert "Deux sœurs" in page_of(page)
    assert not CrewCall.objects.exists()


def test_a_call_that_lacks_something_stays_a_draft_and_says_what(client, holder):
    answer = client.post(address("new"), posted(publish="1"), follow=True)
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]
    assert CrewCall.objects.get().state == CallState.DRAFT
    wrong = client.post(
        address("new"), posted(line(), first_day="2027-03-02", last_day="2027-03-01")
    )
    assert wrong.context["form"].non_field_errors()


def test_positions_are_changed_added_and_taken_out(client, holder):
    call = make_call(holder, positions=[wanted(), wanted("editor")])
    first, second = call.positions.all()
    assert address("edit", call.slug) in page_of(client.get(call.get_absolute_url()))
    assert client.get(address("edit", call.slug)).status_code == 200
    client.post(
        address("edit", call.slug),
        posted(
            line(pk=first.pk, count=2),
            line("editor", pk=second.pk, DELETE="on"),
            line("gaffer"),
            initial=2,
        ),
    )
    assert list(call.positions.values_list("trade__code", "count")) == [
        ("sound-recordist", 2),
        ("gaffer", 1),
    ]
    make_application(first)
    page = client.post(
        address("edit", call.slug), posted(line(pk=first.pk, DELETE="on"), initial=1)
    )
    assert page.context["form"].non_field_errors()


def test_a_call_kept_by_a_project_leaves_its_positions_alone(client, holder):
    call = make_call(holder)
    CrewCall.objects.update(kept_elsewhere=True)
    assert "positions-0-trade" not in page_of(client.get(address("edit", call.slug)))
    client.post(address("edit", call.slug), posted(title="Autre titre"))
    call.refresh_from_db()
    assert (call.title, call.positions.count()) == ("Autre titre", 1)


def test_a_call_is_closed_and_opened_again(client, holder):
    call = make_call(holder)
    client.post(address("close", call.slug))
    client.post(address("publish", call.slug))
    call.refresh_from_db()
    assert call.state == CallState.OPEN


def test_the_list_is_narrowed_by_region_department_and_pay_at_an_address_to_share(client):
    make_call(title="Son ici", region=region("la-reunion"))
    make_call(title="Montage là", region=region("bretagne"), positions=[wanted("editor")])
    make_call(title="Payé", pay="paid", contract="CDDU")
    make_call(title="Clos", deadline=today()).__class__.objects.filter(title="Clos").update(
        deadline=today() - timedelta(days=1)
    )

    def found(**query):
        return [card.call.title for card in client.get(address("list"), query).context["cards"]]

    assert found() == ["Payé", "Montage là", "Son ici"]
    assert found(region="bretagne") == ["Montage là"]
    assert found(metier="sound", region="la-reunion") == ["Payé", "Son ici"]
    assert found(statut="remunere") == ["Payé"]
    assert found(region="mayotte") == []
    assert len(found(metier="x", statut="y")) == 3
    assert "(2)" in page_of(client.get(address("list"), {"statut": "benevole"}))


def test_the_empty_list_offers_to_publish(client):
    assert address("new") in page_of(client.get(address("list")))


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_applications_ask_as_many_queries_however_many_they_are(
    client, holder, django_assert_num_queries, rows
):
    call = make_call(holder)
    for _ in range(rows):
        make_application(call.positions.get())
    client.get(address("applications", call.slug))
    with django_assert_num_queries(11):
        client.get(address("applications", call.slug))


def test_one_applies_with_a_word_and_follows_what_becomes_of_it(client):
    call = make_call(questions=["Avez-vous un permis ?"])
    position, profile = call.positions.get(), make_profile(make_user("Karim Bensaïd"))
    client.force_login(profile.user)
    assert address("apply", position.pk) in page_of(client.get(call.get_absolute_url()))
    assert "Karim Bensaïd" in page_of(client.get(address("apply", position.pk)))
    page = client.post(address("apply", position.pk), {"note": "Je viens."})
    assert "answer_0" in page.context["form"].errors
    client.post(address("apply", position.pk), {"note": "Je viens.", "answer_0": "Oui"})
    application = Application.objects.get()
    assert application.state == ApplicationState.SENT
    assert "Annonce" in page_of(client.get(address("applications_mine")))
    assert address("apply", position.pk) not in page_of(client.get(call.get_absolute_url()))
    again = client.post(address("apply", position.pk), {"note": "Encore", "answer_0": "Oui"})
    assert again.context["form"].non_field_errors()
    client.post(address("withdraw", application.pk))
    application.refresh_from_db()
    assert application.state == ApplicationState.WITHDRAWN
    assert client.post(address("withdraw", application.pk)).status_code == 404


def test_whoever_has_no_page_makes_it_first(client):
    client.force_login(make_user())
    answer = client.get(address("apply", make_position().pk))
    assert answer["Location"] == reverse("people:mine")


def test_a_paired_position_asks_which_half(client):
    position = make_position(paired=True)
    client.force_login(make_profile().user)
    assert "side" in client.post(address("apply", position.pk), {"note": ""}).context["form"].errors
    client.post(address("apply", position.pk), {"note": "", "side": "learns"})
    assert Application.objects.get().side == Side.LEARNS
    assert client.get(position.call.get_absolute_url()).status_code == 200


def test_the_team_reads_retains_or_declines_with_words(client, holder):
    position = make_position(holder, count=2)
    profile = make_profile(make_user("Inès Ollier"), public=False, bio="Je pars du son.")
    hidden, other = (
        make_application(position, profile.user, note="Bonjour"),
        make_application(position),
    )
    page = page_of(client.get(address("applications", position.call.slug)))
    assert "Je pars du son." in page  # what was sent, though the page is closed to others
    assert profile.get_absolute_url() not in page
    hidden.refresh_from_db()
    assert hidden.state == ApplicationState.SEEN
    said = client.post(address("answer", hidden.pk), {"answer": "decline", "reply": "Non"})
    assert said.context["wrong"]["pk"] == hidden.pk
    client.post(address("answer", other.pk), {"answer": "retain", "reply": ""})
    kind = "Votre perche est belle, mais la scène est muette."
    client.post(address("answer", hidden.pk), {"answer": "decline", "reply": kind})
    assert set(Application.objects.values_list("state", flat=True)) == {"retained", "declined"}
    assert kind in page_of(client.get(address("applications", position.call.slug)))
    client.force_login(profile.user)
    assert kind in page_of(client.get(address("applications_mine")))
    assert client.post(address("answer", other.pk), {"answer": "retain"}).status_code == 404


def test_a_person_is_invited_from_the_directory_and_from_their_page(client, holder):
    position = make_position(holder)
    profile = make_profile(make_user("Inès Ollier"), trades=("sound-recordist",))
    make_profile(holder)
    invite = address("invite", profile.handle)
    listed = page_of(client.get(reverse("people:list"), {"poste": position.pk}))
    assert f"{invite}?poste={position.pk}" in listed
    assert address("invite", "aya-traore") not in listed
    assert invite in page_of(client.get(profile.get_absolute_url()))
    form = client.get(invite).context["form"]
    assert form.initial["place"] == f"{position.pk}-"
    client.post(invite, {"place": f"{position.pk}-", "note": "Vos sons de brume."})
    invitation = Invitation.objects.get()
    again = client.post(invite, {"place": f"{position.pk}-", "note": ""})
    assert again.context["form"].non_field_errors()
    client.force_login(profile.user)
    for page in (position.call.get_absolute_url(), address("applications_mine")):
        assert "Vos sons de brume." in page_of(client.get(page))
    client.post(address("reply", invitation.pk), {"answer": "yes", "reply": "Avec joie."})
    invitation.refresh_from_db()
    assert invitation.state == InvitationState.ACCEPTED
    client.force_login(holder)
    assert "Avec joie." in page_of(client.get(address("applications", position.call.slug)))
    said = client.post(address("take_back", invitation.pk), follow=True)
    assert [message.level_tag for message in said.context["messages"]] == ["error"]


def test_the_place_that_an_address_names_is_chosen_first(client, holder):
    make_position(holder)
    wished = make_position(holder, code="editor", paired=True)
    profile = make_profile()
    page = client.get(address("invite", profile.handle), {"poste": wished.pk})
    assert page.context["form"].initial["place"] == f"{wished.pk}-knows"


def test_whoever_has_no_position_is_offered_none_to_give(client, holder):
    profile = make_profile()
    assert address("invite", profile.handle) not in page_of(client.get(reverse("people:list")))
    assert address("new") in page_of(client.get(address("invite", profile.handle)))


def test_a_place_taken_meanwhile_is_said_to_the_invited(client, holder):
    position = make_position(holder)
    first, second = make_invitation(position), make_invitation(position)
    for invitation in (first, second):
        client.force_login(invitation.person)
        said = client.post(address("reply", invitation.pk), {"answer": "yes"}, follow=True)
    assert [message.level_tag for message in said.context["messages"]] == ["error"]
    client.force_login(holder)
    client.post(address("take_back", second.pk))
    second.refresh_from_db()
    assert second.state == InvitationState.WITHDRAWN


def test_my_calls_say_how_many_applications_wait(client, holder):
    call = make_call(holder, title="Sel de nuit")
    assert address("new") in page_of(client.get(address("mine")))
    make_application(call.positions.get())
    page = client.get(address("mine"))
    assert page.context["page"].object_list[0].waiting == 1
    assert "Sel de nuit" in page_of(page)


def test_the_open_calls_of_a_structure_stand_on_its_page(client, holder):
    organisation = make_organisation(holder)
    call = make_call(holder, carrier=organisation, title="Appel du sel", first_day=today())
    assert "Appel du sel" in page_of(client.get(organisation.get_absolute_url()))
    calls.close(call=call, actor=holder)
    assert "Appel du sel" not in page_of(client.get(organisation.get_absolute_url()))


def test_days_read_as_one_says_them(client):
    one = make_call(first_day="2027-03-03", last_day="2027-03-07")
    two = make_call(first_day="2027-03-28", last_day="2027-04-02")
    far = make_call(first_day="2027-12-28", last_day="2028-01-02")
    assert "3" in page_of(client.get(one.get_absolute_url()))
    for call, words in ((two, "28 mars"), (far, "28 décembre 2027")):
        assert words in page_of(client.get(call.get_absolute_url()))
