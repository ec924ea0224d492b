import pytest
from django.urls import reverse

from network.calls.enums import CallState
from network.calls.models import CrewCall
from projects.needs import services
from projects.needs.models import Need
from tests.factories.accounts import make_user
from tests.factories.calls import make_application
from tests.factories.people import make_profile, trade
from tests.factories.projects import make_need, make_project

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"needs:{name}", args=args)


def page_of(answer):
    return answer.content.decode()


def posted(**changes):
    return {
        "kind": "post",
        "trade": trade("sound-recordist").pk,
        "words": "",
        "count": 1,
        **changes,
    }


@pytest.fixture
def manager(client):
    user = make_profile(make_user("Aya Traoré")).user
    client.force_login(user)
    return user


@pytest.fixture
def project(manager):
    return make_project(manager, title="Sel de nuit")


def test_a_need_is_written_and_stands_on_the_project_s_page(client, project):
    assert address("new", project.slug) in page_of(client.get(project.get_absolute_url()))
    client.post(address("new", project.slug), posted(count=2))
    assert "2 × prise de son" in page_of(client.get(project.get_absolute_url()))
    need = Need.objects.get()
    assert client.get(address("edit", need.pk)).status_code == 200
    client.post(address("edit", need.pk), posted(kind="gear", words="Une perche"))
    need.refresh_from_db()
    assert (need.kind, need.trade) == ("gear", None)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"trade": ""}, "trade"), ({"kind": "place", "trade": ""}, "words"), ({"count": 0}, "count")],
)
def test_what_a_need_lacks_is_said_beside_its_field(client, project, wrong, field):
    page = client.post(address("new", project.slug), posted(**wrong))
    assert field in page.context["form"].errors
    assert not Need.objects.exists()


def test_one_click_makes_a_call_of_a_need(client, project):
    need = make_need(project)
    answer = client.post(address("publish", need.pk))
    call = CrewCall.objects.get()
    assert answer["Location"] == call.get_absolute_url()
    assert call.state == CallState.OPEN
    client.logout()
    page = page_of(client.get(call.get_absolute_url()))
    assert project.get_absolute_url() in page
    assert "Sel de nuit" in page_of(client.get(reverse("calls:list")))


def test_to_find_opens_the_directory_with_its_filters_set(client, project):
    need = make_need(project)
    answer = client.post(address("find", need.pk))
    need.refresh_from_db()
    assert answer["Location"] == (
        f"/profils/?metier=sound-recordist&ou=la-reunion&poste={need.position_id}"
    )
    assert CrewCall.objects.get().state == CallState.DRAFT


@pytest.mark.parametrize("name", ["publish", "find"])
def test_what_the_project_lacks_is_said_where_one_writes_it(client, manager, name):
    project = make_project(manager, pay="")
    answer = client.post(address(name, make_need(project).pk), follow=True)
    assert answer.request["PATH_INFO"] == reverse("projects:edit", args=[project.slug])
    assert [message.level_tag for message in answer.context["messages"]] == ["error"]


def test_gear_is_said_to_be_found(client, project):
    need = make_need(project, kind="gear", code=None, words="Un Fresnel")
    client.post(address("set_state", need.pk), {"state": "filled"})
    need.refresh_from_db()
    assert need.state == "filled"
    assert client.post(address("set_state", need.pk), {"state": "x"}).status_code == 404


def test_strangers_offer_what_they_have_to_whoever_is_in_charge(client, manager, project):
    make_need(project, kind="gear", code=None, words="Un Fresnel")
    client.force_login(make_user())
    page = page_of(client.get(project.get_absolute_url()))
    assert f"{reverse('messages:write', args=[manager.profile.handle])}?sujet=Sel+de+nuit" in page
    manager.profile.contact = "nobody"
    manager.profile.save()
    assert "?sujet=" not in page_of(client.get(project.get_absolute_url()))


def test_a_need_is_taken_off_until_someone_answers(client, manager, project):
    need = make_need(project)
    services.open_position(need=need, actor=manager)
    make_application(need.position)
    page = client.post(address("remove", need.pk), follow=True)
    assert [message.level_tag for message in page.context["messages"]] == ["error"]
    changed = client.post(address("edit", need.pk), posted(kind="gear", words="Une perche"))
    assert changed.context["form"].non_field_errors()
    other = make_need(project, code="editor")
    client.post(address("remove", other.pk))
    assert list(Need.objects.all()) == [need]


def test_a_need_of_a_finished_project_is_refused_in_words(client, manager, project):
    project.wrapped_at = "2027-01-01T00:00Z"
    project.save()
    page = client.post(address("new", project.slug), posted())
    assert page.context["form"].non_field_errors()
