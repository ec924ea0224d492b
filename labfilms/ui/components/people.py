"""People and the credits they sign."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui.library import component, draw, joined, register

Picture = Mapping[str, Any]


def initials(name: str) -> str:
    """Return one or two letters that stand for a person without a photo."""
    parts = [part for part in name.replace("-", " ").split() if part[:1].isalpha()]
    return "".join(part[0] for part in [*parts[:1], *parts[1:][-1:]]).upper()


@component("portrait")
def ui_portrait(
    *, name: str, photo: Picture | None = None, hue: int = 0, size: str = ""
) -> dict[str, Any]:
    """Draw a person's photo (src, srcset, width, height) or initials; size: "", "large"."""
    return {"photo": photo, "hue": hue, "initials": initials(name), "size": size}


@component("person_chip")
def ui_person_chip(
    *,
    name: str,
    href: str = "",
    trade: str = "",
    region: str = "",
    hue: int = 0,
    photo: Picture | None = None,
) -> dict[str, Any]:
    return {
        "name": name,
        "href": href,
        "trade": trade,
        "region": region,
        "hue": hue,
        "photo": photo,
    }


@component("verified")
def ui_verified(*, reason: str = "", at: datetime | None = None) -> dict[str, Any]:
    """Say beside a name that a team vouches for it: why (in its words), and since when."""
    return {"reason": reason, "at": at}


@component("person_card")
def ui_person_card(
    *,
    name: str,
    href: str = "",
    trade: str = "",
    region: str = "",
    hue: int = 0,
    photo: Picture | None = None,
    situation: str = "",
    away: str = "",
    wishes: Sequence[str] = (),
    skills: Sequence[str] = (),
    verified: str = "",
    actions: str | Iterable[str] = "",
    level: int = 3,
) -> dict[str, Any]:
    """Draw a person in a list; wishes and skills are words, in the order to show them.

    `away` says how far they are, when a list is about a place; `verified` is why a team vouches
    for them.
    """
    return {
        "name": name,
        "href": href,
        "trade": trade,
        "region": region,
        "hue": hue,
        "photo": photo,
        "situation": situation,
        "away": away,
        "wishes": wishes,
        "skills": skills,
        "verified": verified,
        "actions": joined(actions),
        "level": level,
    }


@register.simple_block_tag(takes_context=True, end_name="end_ui_people_grid")
def ui_people_grid(context: Context, content: str, *, label: str = "") -> SafeString:
    """Lay person cards out."""
    return draw(context, "people_grid", content, label=label)


@component("credits_roll")
def ui_credits_roll(*, rows: Sequence[Mapping[str, Any]]) -> dict[str, Any]:
    """Draw credits; each row: trade, people (each: name, href, note, actions as safe HTML)."""
    return {"rows": rows}
