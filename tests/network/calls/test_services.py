from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError

from labfilms.notify.models import Notification
from network.calls import selectors, signals
from network.calls.enums import ApplicationState, CallState, InvitationState, Pay, Side
from network.calls.errors import CallRefused
from network.calls.models import Application, CrewCall, Invitation, Position, today
from network.calls.services import applications, calls, invitations, seats
from network.calls.tasks import sweep
from tests.factories.accounts import make_user
from tests.factories.calls import (
    call_words,
    make_application,
    make_call,
    make_invitation,
    make_position,
    wanted,
)
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, trade

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def told(person):
    news = Notification.objects.filter(person=person).order_by("pk")
    return list(news.values_list("kind", flat=True))


def refused(code, do, **arguments):
    with pytest.raises(CallRefused) as error:
        do(**arguments)
    assert error.value.code == code


# --- how it pays ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "may"),
    [("association", True), ("school", True), ("collective", True), ("production", False)],
)
def test_volunteers_are_called_by_associations_schools_collectives_and_people(kind, may):
    admin = make_user()
    carrier = make_organisation(admin, kind=kind)
    if may:
        assert make_call(admin, carrier=carrier).state == CallState.OPEN
    else:
        refused("volunteers", make_call, holder=admin, carrier=carrier)
    assert make_call(admin, carrier=admin).carrier == admin


def test_a_company_refunds_or_pays_and_says_how():
    admin = make_user()
    company = make_organisation(admin, kind="production")
    refused("contract", make_call, holder=admin, carrier=company, pay=Pay.PAID)
    call = make_call(admin, carrier=company, pay=Pay.PAID, contract="CDDU, deux jours")
    assert call.carrier == company


def test_a_structure_that_becomes_a_company_publishes_volunteers_no_more():
    admin = make_user()
    carrier = make_organisation(admin)
    call = make_call(admin, carrier=carrier, published=False)
    carrier.kind = "production"
    carrier.save()
    call = CrewCall.objects.get(pk=call.pk)
    refused("volunteers", calls.publish, call=call, actor=admin)


def test_what_a_call_pays_may_rise_once_people_answered_and_never_fall():
    call = make_call(pay=Pay.REFUNDED, contract="Train")
    calls.write(call=call, words={"pay": Pay.VOLUNTEER})
    calls.write(call=call, words={"pay": Pay.REFUNDED})
    make_application(call.positions.get())
    refused("pay-falls", calls.write, call=call, words={"pay": Pay.VOLUNTEER})
    calls.write(call=call, words={"pay": Pay.PAID, "contract": "CDDU"})
    call.refresh_from_db()
    assert call.pay == Pay.PAID


# --- a call and its positions ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"film": " "}, "film"),
        ({"deadline": None}, "deadline"),
        ({"deadline": today() + timedelta(days=200)}, "deadline"),
        ({"deadline": today() - timedelta(days=1)}, "late"),
        ({"positions": []}, "positions"),
    ],
)
def test_a_call_is_published_once_it_says_everything(words, code):
    refused(code, make_call, **words)


def test_an_open_call_is_not_emptied_of_its_words():
    call = make_call()
    refused("film", calls.write, call=call, words={"film": ""})


def test_days_stand_in_order():
    with pytest.raises(ValidationError):
        make_call(first_day=today(), last_day=today() - timedelta(days=1))


def test_two_calls_of_one_title_get_two_addresses():
    assert make_call(title="L’aube").slug == "l-aube"
    assert make_call(title="L’aube").slug == "l-aube-2"
    assert make_call(title="電").slug == "annonce"


def test_a_call_closes_once_and_opens_again():
    holder = make_user()
    call = make_call(holder)
    first = call.published_at
    calls.close(call=call, actor=holder)
    calls.close(call=call, actor=holder)
    calls.publish(call=call, actor=holder)
    assert (call.state, call.published_at) == (CallState.OPEN, first)


def test_holders_are_those_who_are_said_and_no_other():
    first, second = make_user(), make_user()
    call = make_call(first)
    calls.set_holders(call=call, people=[second, second])
    assert list(call.holders.all()) == [second]


def test_a_position_is_changed_but_nobody_loses_their_place():
    position = make_position(paired=True)
    application = make_application(position, side=Side.LEARNS)
    applications.retain(application=application, actor=position.call.person)
    refused("taken", calls.change_position, position=position, words=wanted("editor"))
    calls.change_position(position=position, words=wanted("editor", count=2, paired=True, days=3))
    position.refresh_from_db()
    assert (position.trade, position.seats, position.days) == (trade("editor"), 4, 3)


def test_a_position_that_was_answered_is_not_erased():
    position = make_position()
    make_application(position)
    refused("answered", calls.remove_position, position=position)
    other = make_position(call=position.call, code="editor")
    calls.remove_position(position=other)
    assert list(position.call.positions.all()) == [position]


def test_holders_are_told_once_that_a_call_closes_in_two_days():
    holder = make_user()
    make_call(holder, deadline=today() + timedelta(days=2))
    make_call(holder, deadline=today() + timedelta(days=3))
    sweep()
    sweep()
    assert told(holder) == ["calls.closing"]


# --- applying -------------------------------------------------------------------------------------


def test_an_application_is_sent_seen_and_retained_and_each_side_is_told():
    holder, taken = make_user(), []
    position = make_position(holder)
    application = make_application(position, note="  Je viens avec ma perche. ")
    assert told(holder) == ["calls.received"]
    assert application.note == "Je viens avec ma perche."
    assert applications.see(call=position.call) == 1
    assert applications.see(call=position.call) == 0
    application.refresh_from_db()
    assert application.state == ApplicationState.SEEN
    signals.position_taken.connect(lambda **told: taken.append(told["person"]), weak=False)
    applications.retain(application=application, actor=holder, reply="Bienvenue !")
    assert told(application.person) == ["calls.seen", "calls.retained"]
    assert taken == [application.person]
    assert selectors.is_filled(position)


def test_nobody_is_declined_without_a_kind_answer():
    application = make_application()
    holder = application.position.call.person
    for empty in ("", "   ", "Non merci."):
        refused(
            "no-answer", applications.decline, application=application, actor=holder, reply=empty
        )
    assert Application.objects.get().state == ApplicationState.SENT
    words = "Votre lumière nous a plu ; ce sera pour le prochain."
    applications.decline(application=application, actor=holder, reply=words)
    application.refresh_from_db()
    assert (application.state, application.reply) == (ApplicationState.DECLINED, words)
    assert told(application.person) == ["calls.declined"]


def test_someone_declined_is_called_back_when_another_leaves():
    holder = make_user()
    position = make_position(holder)
    first, second = make_application(position), make_application(position)
    applications.retain(application=first, actor=holder)
    applications.decline(application=second, actor=holder, reply="Le poste est pris, hélas.")
    refused("full", applications.retain, application=second, actor=holder)
    left = []
    signals.position_left.connect(lambda **told: left.append(told["person"]), weak=False)
    applications.withdraw(application=first)
    assert left == [first.person]
    assert told(holder)[-1] == "calls.withdrawn"
    applications.retain(application=second, actor=holder)
    assert selectors.taken([position])[position.pk, Side.NONE] == 1


def test_an_application_is_answered_once():
    holder = make_user()
    application = make_application(make_position(holder))
    applications.withdraw(application=application)
    refused("answered", applications.retain, application=application, actor=holder)
    refused("answered", applications.withdraw, application=application)


def test_one_applies_once_and_again_after_withdrawing():
    position, person = make_position(), make_profile().user
    first = make_application(position, person)
    refused("twice", make_application, position=position, person=person)
    applications.withdraw(application=first)
    make_application(position, person)
    assert Application.objects.count() == 2


def test_two_clicks_at_once_send_one_application(monkeypatch):
    position, person = make_position(), make_profile().user
    make_application(position, person)
    # As the second request sees it: its check passed before the first one wrote.
    monkeypatch.setattr(selectors, "living_application", lambda *_: None)
    refused("twice", make_application, position=position, person=person)
    assert Application.objects.count() == 1


def test_one_applies_with_a_page_to_an_open_call_of_another():
    position = make_position()
    refused("no-profile", make_application, position=position, person=make_user())
    holder = make_profile(position.call.person).user
    refused("own", make_application, position=position, person=holder)
    person = make_profile().user
    CrewCall.objects.update(deadline=today() - timedelta(days=1))
    position = Position.objects.get(pk=position.pk)
    refused("late", make_application, position=position, person=person)
    CrewCall.objects.update(state=CallState.CLOSED)
    position = Position.objects.get(pk=position.pk)
    refused("closed", make_application, position=position, person=person)


def test_every_question_is_answered():
    call = make_call(questions=["Avez-vous un permis ?"])
    position, person = call.positions.get(), make_profile().user
    for answers in ([], [" "], ["Oui", "Non"]):
        refused("answers", applications.apply, position=position, person=person, answers=answers)
    sent = applications.apply(position=position, person=person, answers=[" Oui "])
    assert sent.answers == [{"question": "Avez-vous un permis ?", "answer": "Oui"}]


def test_a_paired_position_takes_one_who_knows_and_one_who_learns():
    holder = make_user()
    position = make_position(holder, paired=True)
    refused("side", make_application, position=position)
    knows = make_application(position, side=Side.KNOWS)
    applications.retain(application=knows, actor=holder)
    assert not selectors.is_filled(position)
    refused("full", make_application, position=position, side=Side.KNOWS)
    learns = make_application(position, side=Side.LEARNS)
    applications.retain(application=learns, actor=holder)
    assert selectors.is_filled(position)


# --- inviting -------------------------------------------------------------------------------------


def test_an_invitation_is_accepted_and_takes_the_place():
    holder, taken = make_user(), []
    position = make_position(holder)
    invitation = make_invitation(position, note="Vos images de brume…")
    assert told(invitation.person) == ["calls.invited"]
    signals.position_taken.connect(lambda **told: taken.append(told["side"]), weak=False)
    invitations.reply(invitation=invitation, accepted=True, words="Avec joie.")
    assert told(holder) == ["calls.accepted"]
    assert taken == [Side.NONE]
    refused("answered", invitations.reply, invitation=invitation, accepted=False)
    refused("answered", invitations.take_back, invitation=invitation)


def test_an_invitation_is_declined_and_may_be_sent_again():
    position, person = make_position(), make_profile().user
    invitation = make_invitation(position, person)
    invitations.reply(invitation=invitation, accepted=False)
    assert told(position.call.person) == ["calls.refused"]
    assert not selectors.is_filled(position)
    make_invitation(position, person)
    assert Invitation.objects.count() == 2


def test_a_place_that_was_taken_meanwhile_is_not_taken_twice():
    holder = make_user()
    position = make_position(holder)
    first, second = make_invitation(position), make_invitation(position)
    invitations.reply(invitation=first, accepted=True)
    refused("full", invitations.reply, invitation=second, accepted=True)
    invitations.reply(invitation=second, accepted=False)


def test_nobody_is_invited_twice_to_oneself_or_over_an_application():
    holder = make_user()
    position, person = make_position(holder), make_profile().user
    make_invitation(position, person)
    refused("invited", make_invitation, position=position, person=person)
    refused("invited", make_application, position=position, person=person)
    refused("oneself", make_invitation, position=position, person=holder)
    applicant = make_application(position).person
    refused("applied", make_invitation, position=position, person=applicant)


def test_nobody_is_invited_to_what_is_closed():
    holder = make_user()
    position = make_position(holder)
    calls.close(call=position.call, actor=holder)
    refused("closed", make_invitation, position=position)


def test_a_place_is_freed_when_its_person_leaves_the_team():
    holder = make_user()
    position = make_position(holder, count=2)
    application, invitation = make_application(position), make_invitation(position)
    applications.retain(application=application, actor=holder)
    invitations.reply(invitation=invitation, accepted=True)
    for person in (application.person, invitation.person):
        seats.release(position=position, person=person)
    assert not selectors.taken([position])
    assert Invitation.objects.get().state == InvitationState.WITHDRAWN


def test_positions_to_fill_are_one_s_own_open_and_free():
    holder = make_user()
    free, filled, closed = make_position(holder), make_position(holder), make_position(holder)
    draft = make_call(holder, published=False).positions.get()
    make_position()
    applications.retain(application=make_application(filled), actor=holder)
    calls.close(call=closed.call, actor=holder)
    assert set(selectors.positions_to_fill(holder)) == {free, draft}


def test_a_constraint_keeps_one_living_application_a_position():
    application = make_application()
    with pytest.raises(IntegrityError):
        Application.objects.create(position=application.position, person=application.person)


def test_words_of_a_call_are_those_that_were_given():
    holder = make_user()
    words = call_words(town="Saint-Leu", questions=["Savez-vous nager ?"])
    call = calls.create(actor=holder, carrier=holder, words=words, holders=[make_user()])
    assert call.holders.count() == 2
    assert (call.town, call.questions) == ("Saint-Leu", ["Savez-vous nager ?"])
