import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from network.calls.enums import CallState
from network.calls.models import CrewCall
from projects.needs import services as needs
from projects.signals import wrapped
from projects.space.enums import MemberState, Stage
from projects.space.errors import ProjectRefused
from projects.wrap import permissions, services
from tests.factories.accounts import make_user
from tests.factories.projects import make_member, make_need, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def heard():
    told = []

    def hear(**words):
        told.append(words)

    wrapped.connect(hear)
    yield told
    wrapped.disconnect(hear)


def test_a_project_is_finished_once_by_those_in_charge():
    manager = make_user()
    project = make_project(manager)
    member = make_member(project).person
    assert permissions.can_wrap(manager, project)
    for other in (member, make_user(), AnonymousUser()):
        assert not permissions.can_wrap(other, project)
    services.wrap(project=project, actor=manager)
    assert not permissions.can_wrap(manager, project)
    with pytest.raises(ProjectRefused):
        services.wrap(project=project, actor=manager)


def test_finishing_closes_the_calls_and_tells_who_made_the_film(heard):
    manager = make_user()
    project = make_project(manager)
    need = make_need(project)
    needs.open_position(need=need, actor=manager)
    editor = make_member(project, code="editor")
    make_member(project, code="gaffer", state=MemberState.LEFT)
    make_member(project, code="composer", state=MemberState.INVITED)
    services.wrap(project=project, actor=manager)
    project.refresh_from_db()
    assert (project.stage, project.is_wrapped) == (Stage.DONE, True)
    assert CrewCall.objects.get().state == CallState.CLOSED
    (told,) = heard
    assert (told["project"], told["actor"]) == (project, manager)
    assert [post.member.person for post in told["posts"]] == [manager, editor.person]


def test_someone_who_left_may_be_credited_and_someone_there_left_out(heard):
    manager = make_user()
    project = make_project(manager)
    gone = make_member(project, code="gaffer", state=MemberState.LEFT)
    services.wrap(project=project, actor=manager, posts=[gone.posts.get().pk])
    assert [post.member for post in heard[0]["posts"]] == [gone]


def test_a_team_without_posts_is_asked_for_them_first():
    manager = make_user()
    project = make_project(manager, codes=())
    with pytest.raises(ProjectRefused) as error:
        services.wrap(project=project, actor=manager)
    assert error.value.code == "nobody"


def test_the_page_offers_to_finish_and_proposes_those_still_there(client):
    manager = make_user("Aya Traoré")
    client.force_login(manager)
    project = make_project(manager)
    gone = make_member(project, make_user("Parti Tôt"), state=MemberState.LEFT)
    address = reverse("wrap:wrap", args=[project.slug])
    assert address in client.get(project.get_absolute_url()).content.decode()
    form = client.get(address).context["form"]
    assert gone.posts.get().pk not in form.fields["posts"].initial
    assert "posts" in client.post(address, {"posts": []}).context["form"].errors
    client.post(address, {"posts": form.fields["posts"].initial})
    project.refresh_from_db()
    assert project.is_wrapped
    assert client.get(address).status_code == 404
    assert address not in client.get(project.get_absolute_url()).content.decode()


def test_a_team_without_posts_is_sent_to_its_page(client):
    manager = make_user()
    client.force_login(manager)
    project = make_project(manager, codes=())
    page = client.get(reverse("wrap:wrap", args=[project.slug])).content.decode()
    assert reverse("projects:team", args=[project.slug]) in page
