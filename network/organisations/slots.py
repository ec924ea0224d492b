"""What a structure's page leaves to others, and what structures show on a person's."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.accounts import registry as accounts
from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide
from network.organisations import selectors
from network.organisations.enums import MembershipState
from network.organisations.models import Membership
from network.people.models import Profile
from network.people.slots import PROFILE_SECTIONS

ORGANISATION_ACTIONS = Slot("organisations.actions", "What one may do with a structure.")
ORGANISATION_SECTIONS = Slot("organisations.sections", "Sections of one structure's page.")

register(Entry(_("Structures"), "organisations:list", order=35))
register(Entry(_("My structures"), "organisations:mine", place="member", order=50))
accounts.register(
    accounts.Role(
        _("in charge of a structure"), lambda user: selectors.administered_by(user).exists()
    )
)


@provide(order=16)
def structures_that_invite(request: HttpRequest) -> Iterable[Wait]:
    """Tell which structures wait for a person's word."""
    for place in selectors.places_of(request.user, state=MembershipState.INVITED):
        said = _("%(name)s invites you to be a member")
        address = place.organisation.get_absolute_url()
        yield Wait(str(said) % {"name": place.organisation}, address)


@PROFILE_SECTIONS.provide("network/organisations/profile_section.html", order=40)
def structures_of_profiles(
    profiles: Sequence[Profile], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the structures that each person is a member of."""
    by_user = {profile.user_id: profile.pk for profile in profiles}
    places = Membership.objects.filter(person__in=by_user, state=MembershipState.CONFIRMED)
    sections: dict[Hashable, dict[str, Any]] = {}
    for place in places.select_related("organisation__region").order_by("organisation__name"):
        section = sections.setdefault(by_user[place.person_id or 0], {"places": []})
        section["places"].append(place)
    return sections
