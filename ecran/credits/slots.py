"""What stands beside each name of a film's credits: « Travailler avec… » first (F4)."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from ecran.credits import selectors
from ecran.credits.selectors import Name
from ecran.films.models import Film
from labfilms.ui.slots import Slot
from network.messages import permissions as messages

CREDIT_ACTIONS = Slot("credits.actions", "What one may do with each name of a film's credits.")


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
    may = messages.contactable(request.user, [profile for _, profile in shown])
    return {
        name.pk: {
            "name": name.name,
            "address": f"{reverse('messages:write', args=(profile.handle,))}"
            f"?{urlencode({'sujet': name.trade})}",
        }
        for name, profile in shown
        if profile.user_id in may
    }
