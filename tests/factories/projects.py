"""Projects, as tests need them."""

from itertools import count

from network.calls.enums import Pay
from projects.needs import services as needs
from projects.space import services
from projects.space.enums import MemberState, Role, Stage, Visibility
from projects.space.models import Member, Post
from tests.factories.accounts import make_user
from tests.factories.people import region, trade

_numbers = count(1)


def project_words(**changes):
    given = {
        "title": f"Projet {next(_numbers)}",
        "pitch": "Deux sœurs gardent une saline, la nuit.",
        "stage": Stage.PREPARATION,
        "region": region(),
        "visibility": Visibility.PUBLIC,
        "pay": Pay.VOLUNTEER,
    }
    return given | changes


def make_project(manager=None, *, carrier=None, codes=("director",), **changes):
    manager = manager or make_user()
    return services.create(
        actor=manager,
        carrier=carrier or manager,
        words=project_words(**changes),
        trades=[trade(code) for code in codes],
    )


def make_member(project, person=None, *, code="editor", role=Role.MEMBER, state=MemberState.ACTIVE):
    place = Member.objects.create(
        project=project, person=person or make_user(), role=role, state=state
    )
    if code:
        Post.objects.create(member=place, trade=trade(code))
    return place


def make_need(project=None, *, code="sound-recordist", **words):
    project = project or make_project()
    given = {"kind": "post", "trade": trade(code) if code else None, "count": 1}
    return needs.add(project=project, words=given | words)
