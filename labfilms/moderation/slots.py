"""« Signaler » on the page of every thing, what teams see of it, and what waits for them."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from labfilms.accounts.models import User
from labfilms.accounts.slots import CLOSED_ACCOUNT
from labfilms.moderation import permissions, registry, selectors
from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot
from labfilms.ui.things import THING_ACTIONS
from labfilms.ui.waiting import Wait, provide

# Whoever decides must see what they decide of, hidden things included; each room shows its own.
EVIDENCE = Slot("moderation.evidence", "What a team sees of one reported thing, withheld or not.")

register(
    Entry(
        _("Moderation"),
        "moderation:queue",
        place="member",
        order=80,
        # The site's team on every page, without a query; a region's finds it among what waits.
        shown=lambda request: getattr(request.user, "is_staff", False),
    )
)
register(Entry(_("People I have blocked"), "moderation:blocks", place="member", order=85))


@THING_ACTIONS.provide("moderation/thing_actions.html", order=90)
def report_things(
    things: Sequence[Any], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Signaler » on each thing, and « Bloquer » on each person, to all but its own."""
    found: dict[Hashable, Mapping[str, Any]] = {}
    for thing in things:
        sort = registry.of(thing)
        if sort is not None and not _is_own(thing, sort, request):
            found[thing.pk] = _actions(thing, sort, request)
    return found


def _is_own(thing: Any, sort: registry.Reportable, request: HttpRequest) -> bool:
    return request.user.is_authenticated and request.user in sort.owners(thing)


def _actions(thing: Any, sort: registry.Reportable, request: HttpRequest) -> dict[str, Any]:
    report = reverse("moderation:report", args=(sort.name, thing.pk))
    link = getattr(request.resolver_match, "kwargs", {}).get("link", "")
    block = ""
    if sort.person is not None and request.user.is_authenticated:
        block = reverse("moderation:block", args=(sort.name, thing.pk))
    return {
        "thing": thing,
        "report": f"{report}?{urlencode({'lien': link})}" if link else report,
        "block": block,
    }


@CLOSED_ACCOUNT.provide("moderation/closed_account.html")
def say_suspension(
    people: Sequence[User], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Say why an account is suspended, until when, and how to contest it."""
    found = {person.pk: selectors.suspension_of(person) for person in people}
    return {pk: {"suspension": held} for pk, held in found.items() if held is not None}


@provide(order=10)
def waiting_for_teams(request: HttpRequest) -> Iterable[Wait]:
    """Say how many reports and appeals wait for the teams of this person."""
    if not permissions.can_moderate(request.user):
        return
    count = selectors.queue(request.user).count() + selectors.appeals_for(request.user).count()
    if count:
        text = ngettext("%(count)s report to look at", "%(count)s reports to look at", count)
        yield Wait(text % {"count": count}, reverse("moderation:queue"))
