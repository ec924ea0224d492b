"""What moderation, a block or a closed account does to calls, and how calls are found."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from labfilms.accounts import services as accounts
from labfilms.facts import services as facts
from labfilms.moderation import services as moderation
from labfilms.moderation.enums import Withheld
from labfilms.search.engines import engine
from labfilms.search.port import Query
from network.calls import selectors
from network.calls.errors import CallRefused
from network.calls.models import CrewCall, today
from network.calls.services import applications, calls, invitations
from tests.factories.accounts import make_user
from tests.factories.calls import make_application, make_call, make_invitation, wanted
from tests.factories.moderation import make_decision, make_notice, make_team
from tests.factories.people import make_profile, region

pytestmark = pytest.mark.django_db


def readable(call, *viewers):
    return [CrewCall.objects.visible_to(one).filter(pk=call.pk).exists() for one in viewers]


def found(words, **rest):
    return [hit.key for hit in engine().find(Query(words, things=("calls",), **rest)).hits]


def test_a_hidden_call_is_its_holders_and_nobody_applies_to_it(client):
    holder, guest = make_user(), make_profile().user
    call = make_call(holder)
    make_invitation(call.positions.get(), guest)
    applicant = make_application(call.positions.get()).person
    assert readable(call, AnonymousUser(), guest, holder) == [True, True, True]
    make_decision(call)
    call.refresh_from_db()
    assert readable(call, AnonymousUser(), guest, holder) == [False, False, True]
    assert not selectors.invitations_for(guest).exists()
    assert selectors.positions_to_fill(holder) == []
    for refused in (
        lambda: applications.apply(position=call.positions.get(), person=make_profile().user),
        lambda: invitations.invite(
            position=call.positions.get(), person=make_profile().user, actor=holder
        ),
    ):
        with pytest.raises(CallRefused):
            refused()
    client.force_login(holder)
    assert "modération" in client.get(call.get_absolute_url()).content.decode()
    client.force_login(applicant)
    page = client.get(reverse("calls:applications_mine")).content.decode()
    assert call.title in page
    assert call.get_absolute_url() not in page


def test_a_removed_call_is_nobody_s():
    holder = make_user()
    call = make_call(holder)
    calls.withhold(call=call, level=Withheld.REMOVED)
    assert readable(call, AnonymousUser(), holder) == [False, False]


def test_a_call_closes_with_the_account_that_carries_it():
    holder = make_user()
    call = make_call(holder)
    accounts.close(user=holder)
    assert readable(call, AnonymousUser(), make_user()) == [False, False]
    accounts.reopen(user=holder)
    assert readable(call, AnonymousUser()) == [True]


def test_a_team_reads_the_call_that_was_reported(client):
    call = make_call(film="Deux sœurs, une saline.", questions=["Nagez-vous ?"])
    client.force_login(make_team())
    notice = make_notice(call)
    page = client.get(reverse("moderation:case", args=(notice.pk,))).content.decode()
    for words in ("Deux sœurs", "Nagez-vous ?", "prise de son"):
        assert words in page.lower() or words in page


def test_nothing_passes_between_two_people_one_of_whom_has_blocked_the_other(client):
    holder, guest = make_user(), make_profile().user
    position = make_call(holder).positions.get()
    moderation.block(by=guest, of=holder)
    with pytest.raises(CallRefused) as refused:
        applications.apply(position=position, person=guest)
    assert refused.value.code == "blocked"
    with pytest.raises(CallRefused) as refused:
        invitations.invite(position=position, person=guest, actor=holder)
    assert refused.value.code == "blocked"
    client.force_login(holder)
    page = client.get(reverse("people:list")).content.decode()
    assert reverse("calls:invite", args=(guest.profile.handle,)) not in page


def test_a_call_is_found_by_its_words_and_by_the_trade_in_every_form():
    call = make_call(title="Sel de nuit", film="Une saline.", positions=[wanted("editor")])
    make_call(title="Quai 3")
    for words in ("sel de nuit", "salines", "monteuse", "monteur"):
        assert found(words) == [str(call.pk)]
    assert len(found("réunion")) == 2
    assert found("", chosen={"trade": ("editor",)}) == [str(call.pk)]
    assert len(found("", chosen={"pay": ("volunteer",)})) == 2


def test_a_call_is_found_as_long_as_one_may_apply():
    holder = make_user()
    call = make_call(holder, title="Sel de nuit", published=False)
    assert found("sel") == []
    calls.publish(call=call, actor=holder)
    assert found("sel") == [str(call.pk)]
    calls.close(call=call, actor=holder)
    assert found("sel") == []


def test_a_call_whose_last_day_is_over_is_found_no_more(client):
    call = make_call(title="Sel de nuit")
    CrewCall.objects.update(deadline=today() - timedelta(days=1))
    page = client.get(reverse("search:page"), {"q": "sel de nuit", "dans": "annonces"})
    assert page.context["results"] == []
    assert found("sel") == [str(call.pk)]
    assert calls.forget_late() == 1
    assert found("sel") == []


def test_a_call_found_is_drawn_as_in_its_list(client):
    call = make_call(title="Sel de nuit")
    page = client.get(reverse("search:page"), {"q": "sel"}).content.decode()
    assert call.get_absolute_url() in page
    assert "pay--volunteer" in page


def test_a_new_call_is_told_to_those_who_follow_its_region(client):
    reader = make_user()
    facts.follow(person=reader, thing=region())
    make_call(title="Sel de nuit")
    client.force_login(reader)
    assert "Nouvelle annonce" in client.get(reverse("facts:feed")).content.decode()
