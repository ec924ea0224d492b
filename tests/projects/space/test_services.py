import pytest

from labfilms.facts.selectors import facts_of
from labfilms.notify.models import Notification
from network.calls.enums import Pay
from network.calls.errors import CallRefused
from projects.space import selectors, services
from projects.space.enums import MemberState, Role, Stage
from projects.space.errors import ProjectRefused
from projects.space.models import Member
from tests.factories.accounts import make_user
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, trade
from tests.factories.projects import make_member, make_project

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def told(person):
    return list(Notification.objects.filter(person=person).values_list("kind", flat=True))


def refused(code, do, **arguments):
    with pytest.raises(ProjectRefused) as error:
        do(**arguments)
    assert error.value.code == code


def test_whoever_opens_a_project_is_in_charge_with_their_post():
    manager = make_user()
    project = make_project(manager, title="L’heure bleue")
    assert project.slug == "l-heure-bleue"
    (member,) = selectors.team_of(project)
    assert (member.person, member.role) == (manager, Role.MANAGER)
    assert [post.trade for post in member.posts.all()] == [trade("director")]
    assert selectors.managers_of(project) == [manager]


def test_a_company_s_project_does_not_look_for_volunteers():
    manager = make_user()
    company = make_organisation(manager, kind="production")
    with pytest.raises(CallRefused):
        make_project(manager, carrier=company, pay=Pay.VOLUNTEER)
    project = make_project(manager, carrier=company, pay="")
    with pytest.raises(CallRefused):
        services.write(project=project, actor=manager, words={"pay": Pay.VOLUNTEER})


def test_what_changes_of_a_project_is_kept_in_its_log():
    manager = make_user()
    project = make_project(manager)
    services.write(
        project=project, actor=manager, words={"stage": Stage.SHOOTING, "town": "Cilaos"}
    )
    services.write(project=project, actor=manager, words={"town": "Salazie"})
    changes = [fact.payload for fact in facts_of(project) if fact.verb == "projects.changed"]
    assert changes == [{"stage": ["preparation", "shooting"]}]


def test_someone_is_invited_answers_and_leaves():
    manager = make_user()
    project = make_project(manager)
    ines = make_profile(make_user("Inès Ollier")).user
    place = services.invite(
        project=project, actor=manager, who="@ines-ollier", trades=[trade("editor")]
    )
    assert told(ines) == ["projects.invited"]
    refused("there", services.invite, project=project, actor=manager, who="Inès Ollier")
    refused("who", services.invite, project=project, actor=manager, who="Personne")
    services.answer(member=place, accepted=True)
    assert told(manager) == ["projects.joined"]
    refused("answered", services.answer, member=place, accepted=False)
    services.end(member=place, actor=ines)
    assert set(told(manager)) == {"projects.joined", "projects.left"}
    again = services.invite(project=project, actor=manager, who="@ines-ollier")
    assert again.pk == place.pk
    services.answer(member=again, accepted=False)
    assert not Member.objects.filter(person=ines).exists()


def test_an_invitation_is_taken_back_without_a_trace():
    project = make_project()
    place = make_member(project, state=MemberState.INVITED)
    services.end(member=place, actor=project.person)
    assert not Member.objects.filter(pk=place.pk).exists()


def test_a_project_keeps_someone_in_charge():
    manager = make_user()
    project = make_project(manager)
    only = project.members.get()
    refused("last-in-charge", services.end, member=only, actor=manager)
    refused("last-in-charge", services.set_role, member=only, role=Role.MEMBER)
    other = make_member(project)
    services.set_role(member=other, role=Role.MANAGER)
    services.end(member=only, actor=manager)
    assert selectors.managers_of(project) == [other.person]


def test_a_team_stands_in_the_order_of_a_crew_list():
    project = make_project(codes=("editor",))
    director = make_member(project, code="director")
    nobody = make_member(project, code="")
    assert [member.pk for member in selectors.team_of(project)] == [
        director.pk,
        project.members.first().pk,
        nobody.pk,
    ]


def test_someone_retained_twice_holds_two_posts_and_leaves_with_the_last():
    project, person = make_project(), make_user()
    for code in ("editor", "gaffer"):
        services.join(project=project, person=person, trade=trade(code))
    place = selectors.place_of(project, person)
    assert place.posts.count() == 2
    services.drop_post(project=project, person=person, trade=trade("editor"))
    assert selectors.place_of(project, person).state == MemberState.ACTIVE
    services.drop_post(project=project, person=person, trade=trade("gaffer"))
    assert selectors.place_of(project, person).state == MemberState.LEFT
    services.drop_post(project=project, person=make_user(), trade=trade("gaffer"))
