"""What the account tells elsewhere: its slot, the role it knows, what waits on the home."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from labfilms.accounts.registry import Role, register
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide

CLOSED_ACCOUNT = Slot(
    "accounts.closed", "Why one account is closed, for its person, who has just given its password."
)

register(Role(gettext_lazy("of LabFilms’ team"), lambda user: user.is_staff, at_once=True))


@provide(order=5)
def second_factor_waits(request: HttpRequest) -> Iterable[Wait]:
    # Read by SecondFactorMiddleware a moment ago.
    demand = getattr(request, "second_factor", None)
    if demand is None:
        return []
    role = str(demand.role)
    if demand.until is None:
        text = _("You are %(role)s: sign in with a second factor.") % {"role": role}
    else:
        day = date_format(localtime(demand.until), "j F")
        words = _("You are %(role)s: set up your second factor before %(day)s.")
        text = words % {"role": role, "day": day}
    return [Wait(text, reverse("mfa_index"))]
