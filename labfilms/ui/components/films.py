"""Films, selections and what people say of them."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.template import Context
from django.utils.safestring import SafeString

from labfilms.ui.components.controls import TONES
from labfilms.ui.library import component, draw, joined, one_of, register

Picture = Mapping[str, Any]
Laurels = Sequence[Mapping[str, Any]]
# Portraits and squares are shown whole in the frame, never cropped.
WIDE = 1.2


def _is_tall(ratio: float | str | None) -> bool:
    """Say whether a picture is too narrow to fill a 16:9 frame; `ratio` is 1.78 or "9:16"."""
    if not ratio:
        return False
    across, _colon, down = str(ratio).replace("/", ":").partition(":")
    try:
        return float(across) / float(down or 1) < WIDE
    except (ValueError, ZeroDivisionError):
        return False


@component("poster")
def ui_poster(
    *,
    title: str,
    poster: Picture | None = None,
    ratio: float | str | None = None,
    hue: int | None = None,
    sizes: str = "(min-width: 60rem) 24rem, 92vw",
    eager: bool = False,
) -> dict[str, Any]:
    """Draw a 16:9 frame: the poster (src, srcset, type, width, height), else its title."""
    return {
        "title": title,
        "poster": poster,
        "tall": _is_tall(ratio),
        "hue": hue,
        "sizes": sizes,
        "eager": eager,
    }


@component("film_card")
def ui_film_card(
    *,
    title: str,
    href: str = "",
    duration: float | None = None,
    year: int | str | None = "",
    region: str = "",
    hue: int = 0,
    poster: Picture | None = None,
    ratio: float | str | None = None,
    preview: str = "",
    laurels: Laurels = (),
    honours: str | Iterable[str] = "",
    byline: str = "",
    note: str = "",
    price: str = "",
    made: bool = False,
    state: str = "",
    tone: str = "neutral",
    actions: str | Iterable[str] = "",
    level: int = 3,
    eager: bool = False,
) -> dict[str, Any]:
    """Draw a film in a list. `duration` in seconds; laurels: label, year, href.

    `preview`: where a few silent seconds are, for a hand that rests on the card; `price`: in words;
    `made`: born of a project of the house; `honours` (of laurels) and `actions`: safe HTML.
    """
    return {
        "title": title,
        "href": href,
        "duration": duration,
        "year": year or "",
        "region": region,
        "hue": hue,
        "poster": poster,
        "ratio": ratio,
        "preview": preview,
        "laurels": laurels,
        "honours": joined(honours),
        "byline": byline,
        "note": note,
        "price": price,
        "made": made,
        "state": state,
        "tone": one_of(tone, TONES, "tone"),
        "actions": joined(actions),
        "level": level,
        "eager": eager,
    }


@register.simple_block_tag(takes_context=True, end_name="end_ui_film_grid")
def ui_film_grid(context: Context, content: str, *, label: str = "") -> SafeString:
    """Lay film cards out as a contact sheet."""
    return draw(context, "film_grid", content, label=label)


@register.simple_block_tag(takes_context=True, end_name="end_ui_film_strip")
def ui_film_strip(context: Context, content: str, *, label: str) -> SafeString:
    """Lay film cards out in one row that scrolls, by keyboard too."""
    return draw(context, "film_strip", content, label=label)


@component("selection_card")
def ui_selection_card(
    *,
    title: str,
    href: str = "",
    label: str = "",
    count: int = 0,
    posters: Sequence[Picture | None] = (),
    duration: float | None = None,
    note: str = "",
    state: str = "",
    tone: str = "neutral",
    actions: str | Iterable[str] = "",
    level: int = 3,
) -> dict[str, Any]:
    """Draw a selection: its first four posters, who chose, how many films, how long in seconds."""
    shown = list(posters)[:4]
    return {
        "title": title,
        "href": href,
        "label": label,
        "count": count,
        "posters": shown,
        "shape": len(shown),
        "duration": duration,
        "note": note,
        "state": state,
        "tone": one_of(tone, TONES, "tone"),
        "actions": joined(actions),
        "level": level,
    }


@component("laurel")
def ui_laurel(
    *, label: str, year: int | str | None = "", href: str = "", title: str = ""
) -> dict[str, Any]:
    """Draw a distinction given by a verified label."""
    return {"label": label, "year": year or "", "href": href, "title": title}


@component("made")
def ui_made() -> dict[str, Any]:
    """Say that a film was made on LabFilms, from a project of the house."""
    return {}


@component("mention")
def ui_mention(*, label: str, href: str = "", title: str = "") -> dict[str, Any]:
    """Say that a film stands in a selection (`title`) of `label`."""
    return {"label": label, "href": href, "title": title}


@component("quote")
def ui_quote(
    *, text: str, author: str = "", href: str = "", source: str = "", source_href: str = ""
) -> dict[str, Any]:
    """Draw why someone chose a film, and who; `source` is the selection it was said in."""
    return {
        "text": text,
        "author": author,
        "href": href,
        "source": source,
        "source_href": source_href,
    }


@component("programme_entry")
def ui_programme_entry(
    *,
    number: int,
    title: str = "",
    href: str = "",
    poster: Picture | None = None,
    ratio: float | str | None = None,
    duration: float | None = None,
    year: int | str | None = "",
    region: str = "",
    hue: int = 0,
    byline: str = "",
    note: str = "",
    price: str = "",
    unavailable: bool = False,
    actions: str | Iterable[str] = "",
    level: int = 2,
    eager: bool = False,
) -> dict[str, Any]:
    """Draw one line of a programme; an unavailable film shows neither title nor reason."""
    if unavailable:
        return {"number": number, "unavailable": True, "level": level, "actions": joined(actions)}
    return {
        "number": number,
        "title": title,
        "href": href,
        "poster": poster,
        "ratio": ratio,
        "duration": duration,
        "year": year or "",
        "region": region,
        "hue": hue,
        "byline": byline,
        "note": note,
        "price": price,
        "unavailable": False,
        "actions": joined(actions),
        "level": level,
        "eager": eager,
    }


@register.simple_block_tag(takes_context=True, end_name="end_ui_programme")
def ui_programme(context: Context, content: str, *, label: str = "") -> SafeString:
    """Gather programme entries in one numbered list."""
    return draw(context, "programme", content, label=label)
