"""« Écrire », beside people and structures."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from labfilms.ui.navigation import Entry, register
from network.messages import permissions
from network.organisations.models import Organisation
from network.organisations.slots import ORGANISATION_ACTIONS
from network.people.models import Profile
from network.people.slots import PROFILE_ACTIONS

register(Entry(_("Messages"), "messages:list", place="member", order=35))


@PROFILE_ACTIONS.provide("network/messages/write_action.html", order=20)
def write_to_people(
    profiles: Sequence[Profile], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Écrire » on each person who lets the viewer write."""
    may = permissions.contactable(request.user, profiles)
    return {
        profile.pk: {
            "name": str(profile),
            "address": reverse("messages:write", args=(profile.handle,)),
        }
        for profile in profiles
        if profile.user_id in may
    }


@ORGANISATION_ACTIONS.provide("network/messages/write_action.html", order=20)
def write_to_organisations(
    organisations: Sequence[Organisation], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Écrire » on each structure: whoever is in charge reads it."""
    return {
        organisation.pk: {
            "name": str(organisation),
            "address": reverse("messages:write_to_organisation", args=(organisation.slug,)),
        }
        for organisation in organisations
    }
