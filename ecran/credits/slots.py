"""What stands beside each name of a film's credits (F4), and what waits for a person’s word."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ecran.credits import selectors
from ecran.credits.selectors import Name
from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide
from network.messages import permissions as messages

CREDIT_ACTIONS = Slot("credits.actions", "What one may do with each name of a film's credits.")
# More than that is not read at once; the next ones come when these have their answer.
MOST_WAITS = 5


def roll(film: Film, request: HttpRequest) -> list[dict[str, Any]]:
    """Return a film's credits as `ui_credits_roll` draws them, with what may be done beside."""
    rows = selectors.roll(film, request.user)
    actions = CREDIT_ACTIONS.fill([name for row in rows for name in row.people], request)
    return [
        {
            "trade": row.trade,
            "people": [
                {
                    "name": one.name,
                    "href": one.href,
                    "note": one.note,
                    "actions": actions[one.pk],
                }
                for one in row.people
            ],
        }
        for row in rows
    ]


@CREDIT_ACTIONS.provide("ecran/credits/work_with.html")
def work_with(names: Sequence[Name], request: HttpRequest) -> Mapping[Hashable, Mapping[str, Any]]:
    """Lead from whom one has just watched to a message that says which work of theirs."""
    shown = [(name, name.profile) for name in names if name.profile is not None]
    may = messages.contactable(request.user, [profile for _place, profile in shown])
    return {
        name.pk: {
            "name": name.name,
            "address": f"{reverse('messages:write', args=(profile.handle,))}"
            f"?{urlencode({'sujet': name.trade})}",
        }
        for name, profile in shown
        if profile.user_id in may
    }


@provide(order=20)
def credits_to_confirm(request: HttpRequest) -> Iterable[Wait]:
    """Tell on which films a person is credited and has not said if it is right."""
    if not request.user.is_authenticated:
        return
    waiting = Credit.objects.filter(
        person=request.user.pk,
        state=CreditState.PROPOSED,
        film__in=Film.objects.visible_to(request.user).values("pk"),
    ).select_related("film", "trade")
    for credit in waiting.order_by("-pk")[:MOST_WAITS]:
        words = {"title": credit.film, "trade": credit.trade}
        said = _("You are credited on “%(title)s” (%(trade)s): is that right?")
        yield Wait(str(said) % words, reverse("credits:credit", args=(credit.pk,)))
