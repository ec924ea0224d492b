"""« Écrire », beside people and structures."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse, reverse_lazy
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from labfilms.ui.memory import drawn
from labfilms.ui.navigation import Entry, register
from network.messages import permissions
from network.organisations.models import Organisation
from network.organisations.slots import ORGANISATION_ACTIONS
from network.people.selectors import Person
from network.people.slots import PROFILE_ACTIONS

register(Entry(_("Messages"), "messages:list", place="member", order=35))


WRITE = "network/messages/write_action.html"


@PROFILE_ACTIONS.provide(WRITE, order=20)
def write_to_people(
    profiles: Sequence[Person], request: HttpRequest
) -> Mapping[Hashable, SafeString]:
    """Offer « Écrire » on each person who lets the viewer write."""
    may = permissions.contactable(request.user, profiles)
    return {one.pk: _write(one.name, one.handle) for one in profiles if one.user_id in may}


def _write(name: str, handle: str) -> SafeString:
    address = reverse_lazy("messages:write", args=(handle,))
    return drawn(WRITE, (name, handle), {"name": name, "address": address})


@ORGANISATION_ACTIONS.provide(WRITE, order=20)
def write_to_organisations(
    organisations: Sequence[Organisation], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Écrire » on each structure but one's own: whoever is in charge reads it."""
    own = set(Organisation.objects.administered_by(request.user).values_list("pk", flat=True))
    return {
        organisation.pk: {
            "name": str(organisation),
            "address": reverse("messages:write_to_organisation", args=(organisation.slug,)),
        }
        for organisation in organisations
        if organisation.pk not in own
    }
