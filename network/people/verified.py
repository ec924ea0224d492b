"""How people are verified."""

from django.utils.translation import gettext_lazy as _

from network.people import services
from network.people.models import Profile
from regions.verification.registry import Mark, Verifiable, register

register(
    Verifiable(
        name="profil",
        model=Profile,
        label=_("profile"),
        readable=Profile.objects.visible_to,
        region=lambda profile: profile.region,
        people=lambda profile: [profile.user],
        keep=lambda profile, mark: services.keep_mark(
            profile=profile, at=mark.at, reason=mark.reason
        ),
        mark=lambda profile: Mark(profile.verified_at, profile.verified_reason),
    )
)
