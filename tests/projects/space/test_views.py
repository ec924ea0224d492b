import pytest
from django.urls import reverse

from projects.space.enums import MemberState, Role
from projects.space.models import Member, Project
from tests.factories.accounts import make_user
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, region, trade
from tests.factories.projects import make_member, make_need, make_project

pytestmark = pytest.mark.django_db


def address(name, *args):
    return reverse(f"projects:{name}", args=args)


def page_of(answer):
    return answer.content.decode()


def posted(**changes):
    return {
        "title": "Sel de nuit",
        "pitch": "Deux sœurs gardent une saline.",
        "stage": "writing",
        "region": region().pk,
        "carrier": "",
        "pay": "volunteer",
        "visibility": "public",
        "post": trade("director").pk,
        **changes,
    }


@pytest.fixture
def manager(client):
    user = make_user("Aya Traoré")
    client.force_login(user)
    return user


def test_a_project_is_opened_and_strangers_read_it(client, manager):
    client.post(address("new"), posted())
    project = Project.objects.get()
    client.logout()
    page = page_of(client.get(project.get_absolute_url()))
    for words in ("Sel de nuit", "gardent une saline", "Aya Traoré", "réalisation"):
        assert words in page


def test_a_company_that_seeks_volunteers_is_told_and_words_are_kept(client, manager):
    company = make_organisation(manager, kind="production")
    page = client.post(address("new"), posted(carrier=company.pk))
    assert page.context["form"].non_field_errors()
    assert "gardent une saline" in page_of(page)
    wrong = client.post(address("new"), posted(first_day="2027-03-02", last_day="2027-03-01"))
    assert wrong.context["form"].non_field_errors()
    assert not Project.objects.exists()


def test_a_project_is_rewritten_by_those_in_charge(client, manager):
    project = make_project(manager)
    assert client.get(address("edit", project.slug)).status_code == 200
    client.post(address("edit", project.slug), posted(slug="sel", stage="shooting"))
    project.refresh_from_db()
    assert (project.slug, project.stage) == ("sel", "shooting")


def test_the_list_is_narrowed_by_stage_and_region_at_an_address_to_share(client):
    make_need(make_project(title="Ici", region=region("la-reunion"), stage="writing"))
    make_project(title="Là-bas", region=region("bretagne"), stage="shooting")
    make_project(title="Caché", visibility="team")

    def found(**query):
        return {
            project.title for project, _facts in client.get(address("list"), query).context["rows"]
        }

    assert found() == {"Ici", "Là-bas"}
    assert found(etape="writing") == {"Ici"}
    assert found(region="bretagne") == {"Là-bas"}
    assert found(region="mayotte") == set()
    assert found(etape="x") == {"Ici", "Là-bas"}
    assert "(1)" in page_of(client.get(address("list")))


def test_empty_lists_offer_to_open_a_project(client, manager):
    for name in ("list", "mine"):
        assert address("new") in page_of(client.get(address(name)))


@pytest.mark.parametrize("rows", [1, 3, 24])
def test_the_list_asks_as_many_queries_whatever_its_length(
    client, django_assert_max_num_queries, rows
):
    for _ in range(rows):
        make_need(make_project())
    with django_assert_max_num_queries(5):
        page = client.get(address("list"))
    assert len(page.context["rows"]) == rows


def test_someone_is_invited_answers_is_put_in_charge_and_leaves(client, manager):
    project = make_project(manager, visibility="team")
    ines = make_profile(make_user("Inès Ollier")).user
    team = address("team", project.slug)
    assert "who" in client.post(team, {"who": "Personne"}).context["form"].errors
    client.post(team, {"who": "@ines-ollier", "post": trade("editor").pk})
    assert "Inès Ollier" in page_of(client.get(team))
    place = Member.objects.get(person=ines)
    client.force_login(ines)
    for page in (project.get_absolute_url(), address("mine")):
        assert address("answer", place.pk) in page_of(client.get(page))
    client.post(address("answer", place.pk), {"answer": "yes"})
    assert "Projet" in page_of(client.get(address("mine")))
    client.force_login(manager)
    client.post(address("set_role", place.pk), {"role": "manager"})
    place.refresh_from_db()
    assert place.role == Role.MANAGER
    client.force_login(ines)
    assert client.post(address("end", place.pk))["Location"] == address("mine")
    place.refresh_from_db()
    assert place.state == MemberState.LEFT
    assert client.get(project.get_absolute_url()).status_code == 404


def test_an_invitation_is_refused_in_one_click(client, manager):
    place = make_member(make_project(), manager, state=MemberState.INVITED)
    client.post(address("answer", place.pk), {"answer": "no"})
    assert not Member.objects.filter(pk=place.pk).exists()


def test_the_last_in_charge_stays_and_is_told_why(client, manager):
    place = make_project(manager).members.get()
    for name, data in (("set_role", {"role": "member"}), ("end", {})):
        page = client.post(address(name, place.pk), data, follow=True)
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
