"""Structures, as tests need them."""

from itertools import count

from network.organisations import services
from network.organisations.enums import MembershipState, OrganisationKind, Role
from network.organisations.models import Membership
from tests.factories.accounts import make_user
from tests.factories.people import region

_numbers = count(1)


def words(**changes):
    given = {
        "name": f"Structure {next(_numbers)}",
        "kind": OrganisationKind.ASSOCIATION,
        "region": region(),
    }
    return given | changes


def make_organisation(admin=None, **changes):
    return services.create(actor=admin or make_user(), words=words(**changes))


def make_member(organisation, person=None, *, role=Role.MEMBER, state=MembershipState.CONFIRMED):
    return Membership.objects.create(
        organisation=organisation, person=person or make_user(), role=role, state=state
    )
