"""What calls leave to the wings above, and what they show on the pages of people and structures."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from labfilms.moderation import selectors as moderation
from labfilms.ui.navigation import Entry, register
from labfilms.ui.slots import Slot
from labfilms.ui.waiting import Wait, provide
from network.calls import selectors
from network.calls.models import CrewCall
from network.organisations.models import Organisation
from network.organisations.slots import ORGANISATION_SECTIONS
from network.people.selectors import Person
from network.people.slots import PROFILE_ACTIONS

CALL_ORIGINS = Slot("calls.origins", "Where each call of a list or page comes from: its project.")

register(Entry(_("Calls"), "calls:list", order=28))
register(Entry(_("My applications"), "calls:applications_mine", place="member", order=40))
register(Entry(_("My calls"), "calls:mine", place="member", order=45))


# More than that has pages of its own.
MOST_WAITS = 5


@dataclass(frozen=True, slots=True)
class Card:
    """A call as a list shows it."""

    call: CrewCall
    origin: list[SafeString]


def cards(calls: Iterable[CrewCall], request: HttpRequest) -> list[Card]:
    """Return cards of calls (prefetched by `with_card`); one call to each slot's providers."""
    found = list(calls)
    origins = CALL_ORIGINS.fill(found, request)
    return [Card(call, origins[call.pk]) for call in found]


@PROFILE_ACTIONS.provide("network/calls/invite_action.html", order=10)
def invite(
    profiles: Sequence[Person], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Offer « Inviter » on each person, to whoever has a position to fill.

    The page's query may name the position (`poste`): the need that led there.
    """
    if not request.user.is_authenticated or not selectors.positions_to_fill(request.user):
        return {}
    wanted = request.GET.get("poste", "")
    query = f"?{urlencode({'poste': wanted})}" if wanted.isdigit() else ""
    nobody = {request.user.pk, *moderation.blocked_ids(request.user)}
    return {
        profile.pk: {
            "name": profile.name,
            "address": reverse("calls:invite", args=(profile.handle,)) + query,
        }
        for profile in profiles
        if profile.user_id not in nobody
    }


@provide(order=12)
def answers_to_give(request: HttpRequest) -> Iterable[Wait]:
    """Tell to which positions a person is invited, and how many applications they have to read."""
    for invitation in selectors.invitations_for(request.user)[:MOST_WAITS]:
        position = invitation.position
        said = _("You are invited to “%(call)s”: %(trade)s")
        words = {"call": position.call, "trade": position.trade}
        yield Wait(str(said) % words, position.call.get_absolute_url())
    for call in selectors.calls_to_answer(request.user)[:MOST_WAITS]:
        count = getattr(call, "waiting", 0)
        text = ngettext(
            "“%(call)s”: %(count)s application to answer",
            "“%(call)s”: %(count)s applications to answer",
            count,
        )
        address = reverse("calls:applications", args=(call.slug,))
        yield Wait(text % {"call": call, "count": count}, address)


@ORGANISATION_SECTIONS.provide("network/calls/organisation_section.html", order=10)
def calls_of_organisations(
    organisations: Sequence[Organisation], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show the open calls of each structure."""
    found = selectors.calls_of(organisations)
    sections: dict[Hashable, dict[str, Any]] = {}
    for card in cards(found, request):
        section = sections.setdefault(card.call.organisation_id, {"cards": []})
        section["cards"].append(card)
    return sections
