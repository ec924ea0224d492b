"""Work in common: structures, needs, calls, and how they pay."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _

from labfilms.ui.components.controls import TONES
from labfilms.ui.library import component, draw, joined, one_of, register

Picture = Mapping[str, Any]

# The word, and what it means: a status that is only a word is read as each one likes.
PAY = {
    "volunteer": (_("volunteer"), _("neither wage nor refund")),
    "refunded": (_("refunded"), _("costs paid back, no wage")),
    "paid": (_("paid"), _("a wage, under contract")),
}
NEEDS = {"post": "person", "gear": "camera", "place": "pin", "music": "volume"}


@component("pay")
def ui_pay(*, status: str, note: str = "", short: bool = False) -> dict[str, Any]:
    """Draw how a work is paid, with what that means; `short` leaves the meaning to a title.

    `note` says more in the carrier's own words: what is refunded, which contract.
    """
    word, meaning = PAY[one_of(status, PAY, "status")]
    return {"status": status, "word": word, "meaning": meaning, "note": note, "short": short}


@register.simple_block_tag(takes_context=True, end_name="end_ui_need_card")
def ui_need_card(
    context: Context,
    content: str,
    *,
    kind: str,
    title: str,
    words: str = "",
    facts: Sequence[str] = (),
    state: str = "",
    tone: str = "neutral",
    pay: str = "",
    level: int = 3,
) -> SafeString:
    """Draw what a project needs, around what one may do about it.

    `kind` is post, gear, place or music; `facts` are short words.
    """
    return draw(
        context,
        "need_card",
        # A block's content is safe; what `strip` returns of it no longer says so.
        mark_safe(content.strip()),
        kind=kind,
        icon=NEEDS[one_of(kind, NEEDS, "kind")],
        title=title,
        words=words,
        facts=[fact for fact in facts if fact],
        state=state,
        tone=one_of(tone, TONES, "tone"),
        pay=pay,
        level=level,
    )


@component("call_card")
def ui_call_card(
    *,
    title: str,
    href: str = "",
    carrier: str = "",
    origin: str | Iterable[str] = "",
    pay: str = "",
    positions: Sequence[str] = (),
    dates: str = "",
    place: str = "",
    hue: int = 0,
    deadline: str = "",
    state: str = "",
    tone: str = "neutral",
    level: int = 2,
) -> dict[str, Any]:
    """Draw a crew call in a list; positions, dates and deadline are words.

    `origin` (what a slot says of where it comes from) is safe HTML.
    """
    return {
        "title": title,
        "href": href,
        "carrier": carrier,
        "origin": joined(origin),
        "pay": pay,
        "positions": positions,
        "dates": dates,
        "place": place,
        "hue": hue,
        "deadline": deadline,
        "state": state,
        "tone": one_of(tone, TONES, "tone"),
        "level": level,
    }


@component("organisation_card")
def ui_organisation_card(
    *,
    name: str,
    href: str = "",
    kind: str = "",
    place: str = "",
    hue: int = 0,
    logo: Picture | None = None,
    note: str = "",
    state: str = "",
    tone: str = "neutral",
    actions: str | Iterable[str] = "",
    level: int = 3,
) -> dict[str, Any]:
    """Draw a structure in a list; `note` is a line of its statement, or one's role in it."""
    return {
        "name": name,
        "href": href,
        "kind": kind,
        "place": place,
        "hue": hue,
        "logo": logo,
        "note": note,
        "state": state,
        "tone": one_of(tone, TONES, "tone"),
        "actions": joined(actions),
        "level": level,
    }
