from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from network.calls.enums import CallState
from network.calls.models import Application, CrewCall, Invitation, today, validate_questions
from network.calls.services import calls, invitations
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_call, make_invitation
from tests.factories.organisations import make_organisation

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_a_draft_is_seen_by_its_holders_and_those_it_invites():
    holder, invited, stranger = make_user(), make_user(), make_user()
    call = make_call(holder, published=False)
    invitation = make_invitation(call.positions.get(), invited)
    for user, sees in (
        (holder, True),
        (invited, True),
        (stranger, False),
        (AnonymousUser(), False),
    ):
        assert CrewCall.objects.visible_to(user).filter(pk=call.pk).exists() is sees
    invitations.take_back(invitation=invitation)
    assert not CrewCall.objects.visible_to(invited).exists()


def test_a_published_call_keeps_its_page_once_closed():
    holder = make_user()
    call = make_call(holder)
    calls.close(call=call, actor=holder)
    assert CrewCall.objects.visible_to(AnonymousUser()).get() == call
    assert CrewCall.objects.published().exists()
    assert not CrewCall.objects.open_now().exists()
    assert not call.is_open


def test_a_call_is_open_until_the_end_of_its_last_day():
    call = make_call(deadline=today())
    assert call.is_open
    assert CrewCall.objects.open_now().exists()
    CrewCall.objects.update(deadline=today() - timedelta(days=1))
    call.refresh_from_db()
    assert call.is_late
    assert not call.is_open
    assert not CrewCall.objects.open_now().exists()


def test_a_call_has_one_carrier():
    call = make_call()
    call.organisation = make_organisation()
    with pytest.raises(IntegrityError), transaction.atomic():
        call.save()


def test_applications_and_invitations_are_read_by_their_two_sides_alone():
    application, invitation = make_application(), make_invitation()
    for model, row in ((Application, application), (Invitation, invitation)):
        holder = row.position.call.holders.get()
        for user, sees in (
            (row.person, True),
            (holder, True),
            (make_user(), False),
            (AnonymousUser(), False),
        ):
            assert model.objects.visible_to(user).filter(pk=row.pk).exists() is sees


@pytest.mark.parametrize("wrong", ["texte", ["a"] * 6, [""], ["a" * 201], [3]])
def test_questions_are_five_lines_at_most(wrong):
    with pytest.raises(ValidationError):
        validate_questions(wrong)
    validate_questions(["Savez-vous nager ?"] * 5)


def test_rows_say_what_they_are():
    call = make_call(title="Sel de nuit")
    application, invitation = make_application(), make_invitation()
    assert str(call) == "Sel de nuit"
    assert call.carrier == call.person
    assert str(application.person) in str(application)
    assert str(invitation.person) in str(invitation)
    assert call.state == CallState.OPEN
