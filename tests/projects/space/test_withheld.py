"""Projects under moderation, their calls with them; and how projects are found and followed."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from labfilms.accounts import services as accounts
from labfilms.moderation import selectors as decisions
from labfilms.moderation import services as moderation
from labfilms.moderation.enums import Measure, Withheld
from labfilms.search.engines import engine
from labfilms.search.port import Query
from network.calls.models import CrewCall
from projects.needs import services as needs
from projects.space import services
from projects.space.enums import MemberState
from projects.space.errors import ProjectRefused
from projects.space.models import Project
from tests.factories.accounts import make_user
from tests.factories.moderation import make_decision, make_notice, make_team
from tests.factories.people import make_profile
from tests.factories.projects import make_member, make_need, make_project

pytestmark = pytest.mark.django_db


def readable(project, *viewers):
    return [Project.objects.visible_to(one).filter(pk=project.pk).exists() for one in viewers]


def found(words, **rest):
    return [hit.key for hit in engine().find(Query(words, things=("projects",), **rest)).hits]


@pytest.fixture
def manager():
    return make_user()


@pytest.fixture
def project(manager):
    return make_project(manager, title="Sel de nuit")


def test_a_hidden_project_is_its_team_s_alone(project, manager, client):
    invited, editor = make_user(), make_user()
    make_member(project, editor)
    make_member(project, invited, state=MemberState.INVITED)
    viewers = (AnonymousUser(), make_user(), invited, editor, manager)
    assert readable(project, *viewers) == [True] * 5
    make_decision(project)
    assert readable(project, *viewers) == [False, False, False, True, True]
    client.force_login(manager)
    assert "modération" in client.get(project.get_absolute_url()).content.decode()


def test_a_removed_project_is_nobody_s(project, manager):
    services.withhold(project=project, level=Withheld.REMOVED)
    assert readable(project, AnonymousUser(), manager) == [False, False]


def test_a_project_closes_with_the_account_that_carries_it(project, manager):
    editor = make_member(project).person
    accounts.close(user=manager)
    assert readable(project, AnonymousUser(), editor) == [False, True]


def test_calls_follow_their_project_and_come_back_with_it(project, manager):
    need = make_need(project)
    call = needs.open_position(need=need, actor=manager).call
    assert call in CrewCall.objects.open_now()
    services.withhold(project=project, level=Withheld.HIDDEN)
    assert not CrewCall.objects.published().exists()
    with pytest.raises(ProjectRefused):
        needs.open_position(need=make_need(project, code="editor"), actor=manager)
    services.withhold(project=project, level=Withheld.NO)
    assert call in CrewCall.objects.open_now()


def test_a_call_with_a_decision_of_its_own_keeps_it(project, manager):
    call = needs.open_position(need=make_need(project), actor=manager).call
    make_decision(call)
    assert decisions.level_of(call) == Withheld.HIDDEN
    services.withhold(project=project, level=Withheld.HIDDEN)
    services.withhold(project=project, level=Withheld.NO)
    assert not CrewCall.objects.published().exists()
    make_decision(call, measure=Measure.NOTHING)
    assert decisions.level_of(call) == Withheld.NO


def test_a_team_reads_the_project_that_was_reported(project, client):
    notice = make_notice(project)
    client.force_login(make_team())
    page = client.get(reverse("moderation:case", args=(notice.pk,))).content.decode()
    assert "Deux sœurs gardent une saline" in page


def test_whoever_blocked_the_other_is_not_found_to_be_invited(project, manager):
    guest = make_profile()
    moderation.block(by=guest.user, of=manager)
    with pytest.raises(ProjectRefused) as refused:
        services.invite(project=project, actor=manager, who=guest.handle)
    assert refused.value.code == "who"


def test_a_public_project_is_found_by_its_words_and_by_whom_it_seeks(project, manager):
    make_project(title="Sel, en équipe", visibility="team")
    for words in ("sel de nuit", "salines", "réunion", str(manager)):
        assert found(words) == [str(project.pk)]
    need = make_need(project)
    sought = {"chosen": {"trade": ("sound-recordist",)}}
    assert found("", **sought) == [str(project.pk)]
    needs.set_state(need=need, state="filled")
    assert found("", **sought) == []
    make_need(project, code="", kind="gear", words="Un Fresnel")
    assert found("", chosen={"stage": ("preparation",)}) == [str(project.pk)]
    services.withhold(project=project, level=Withheld.HIDDEN)
    assert found("sel") == []


def test_a_project_found_is_drawn_as_in_its_list(project, client):
    page = client.get(reverse("search:page"), {"q": "sel", "dans": "projets"}).content.decode()
    assert project.get_absolute_url() in page


def test_a_project_is_followed(project, client):
    client.force_login(make_user())
    address = reverse("facts:follow", args=("projet", project.pk))
    assert address in client.get(project.get_absolute_url()).content.decode()
    client.post(address, {"follow": "1"})
    assert "Sel de nuit" in client.get(reverse("facts:follows")).content.decode()
