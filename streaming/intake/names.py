"""What a person calls their file: shown to them, never used on the disk."""

import unicodedata

MAX_LENGTH = 255  # Asset.filename
# Cc: control characters. Cf: invisible ones, those that turn the direction of text among them
# (a name that ends in "exe" can be made to read "mp4"). Cs, Co, Cn: what no font can show.
# Zl, Zp: line ends.
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
# The joiner that makes one emoji of several is the one invisible character worth keeping.
_JOINER = "\u200d"


def display_name(name: str) -> str:
    """Return `name` without what cannot be seen, in one line of at most 255 characters.

    The ending survives the cut, since people know a file by it. An empty result means that
    nothing in the name could be shown.
    """
    shown = "".join(
        character
        for character in unicodedata.normalize("NFC", name)
        if character == _JOINER or unicodedata.category(character) not in _HIDDEN
    )
    shown = " ".join(shown.split()).strip(_JOINER)
    if len(shown) <= MAX_LENGTH:
        return shown
    stem, dot, ending = shown.rpartition(".")
    ending = dot + ending if stem and len(ending) <= 8 else ""  # noqa: PLR2004 - ".webm", ".mpeg4"
    return shown[: MAX_LENGTH - len(ending) - 1] + "…" + ending
