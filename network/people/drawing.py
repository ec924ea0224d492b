"""What a person's card says, and its drawing, which a process remembers."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from labfilms.pictures import selectors as pictures
from labfilms.ui.library import joined
from labfilms.ui.memory import HOLE, drawn, filled
from network.people.selectors import Person

# Points stand to a hundredth of a degree, and a small town's is that of a larger one near it.
CLOSE_KM = 1.5
CARD = "network/people/person_card.html"


def person_card(*, profile: Person, level: int = 2, actions: Sequence[str] = ()) -> SafeString:
    """Return a person as a list shows them; `actions` is safe HTML, set in afterwards."""
    row, picture = profile, pictures.plate(profile.photo)
    known = (row.name, row.handle, *row.trade_names, row.place, row.hue)
    said = (row.situation, distance(row), *row.wishes, row.verified_reason, level, picture)
    done = joined(actions)
    values: dict[str, object] = {
        "profile": row,
        "level": level,
        "actions": {row.pk: [HOLE]} if done else None,
    }
    lasts = picture is None or picture.public
    piece = drawn(CARD, (known, said, bool(done)), values, lasts=lasts)
    return filled(piece, done) if done else piece


def of(answers: Mapping[Any, Sequence[str]] | str | None, profile: Person) -> Sequence[str]:
    """Return what a slot answered for one person; nothing on a page that did not ask it."""
    return answers.get(profile.pk, ()) if isinstance(answers, Mapping) else ()


def distance(profile: Person) -> str:
    """Return « à environ 12 km » for a profile that a directory placed; nothing for another."""
    kilometres = getattr(profile, "distance_km", None)
    if kilometres is None:
        return ""
    if kilometres < CLOSE_KM:
        return _("close by")
    return _("about %(distance)d km away") % {"distance": round(kilometres)}
