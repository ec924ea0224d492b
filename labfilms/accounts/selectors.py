"""Read whether a second factor is asked of a person, and since when.

The rule, in one place: LabFilms' team, and whoever is of a region's team or in charge of a
structure or of a label that is more than one member's own, signs in with a second factor. The
team has it at once, and so has everyone who opens one of the two administrations; the others have
GRACE from the day on which it was first asked of them, once. Then the site waits until it is set
up: SecondFactorMiddleware.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.utils import timezone
from django.utils.functional import Promise

from labfilms.accounts import registry
from labfilms.accounts.models import SecondFactorAsked, User

# Two week-ends fall into it whatever the day it begins.
GRACE = timedelta(days=14)
_MAIN = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


@dataclass(frozen=True, slots=True)
class Demand:
    """A second factor that is asked of a person: for which role, and until when they do without.

    `until` is None where it is asked and not required.
    """

    role: str | Promise
    until: datetime | None

    @property
    def is_due(self) -> bool:
        return self.until is not None and self.until <= timezone.now()


def has_second_factor(user: User) -> bool:
    """Tell whether a person signs in with an app or a key; codes to keep alone are none."""
    found: bool = Authenticator.objects.filter(user=user.pk, type__in=_MAIN).exists()
    return found


def second_factor_role(user: User) -> registry.Role | None:
    """Return the role for which a second factor is asked of a person who has none, or None.

    A role that leaves no time comes first.
    """
    if settings.SECOND_FACTOR == "offered":
        return None
    ordered = sorted(registry.roles(), key=lambda role: not role.at_once)
    role = next((role for role in ordered if role.holds(user)), None)
    return None if role is None or has_second_factor(user) else role


def until(role: registry.Role, asked: SecondFactorAsked | None) -> datetime | None:
    """Return when the days end that a role leaves; None where a second factor is never required."""
    if settings.SECOND_FACTOR != "required":
        return None
    now = timezone.now()
    if role.at_once:
        return now
    return (asked.since if asked else now) + GRACE
