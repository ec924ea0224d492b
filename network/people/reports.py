"""How profiles are reported, and what a team sees of one."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from labfilms.moderation.registry import Reportable, register
from labfilms.moderation.slots import EVIDENCE
from network.people import services
from network.people.models import Profile

register(
    Reportable(
        name="profil",
        model=Profile,
        label=_("profile"),
        readable=lambda viewer, _link: Profile.objects.visible_to(viewer),
        region=lambda profile: profile.region,
        owners=lambda profile: [profile.user],
        withhold=lambda profile, level: services.withhold(profile=profile, level=level),
        person=lambda profile: profile.user,
    )
)


@EVIDENCE.provide("network/people/report_evidence.html")
def show_profiles(
    things: Sequence[Any], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Let a team read a profile that was reported, withheld or not."""
    return {thing.pk: {"profile": thing} for thing in things if isinstance(thing, Profile)}
