"""How a code's text is written, and how it is read back from whatever somebody typed."""

import re
import secrets
import unicodedata
from typing import Final

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

# Crockford's base 32: no I, L, O nor U, which are taken for other signs, or make words.
SIGNS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
# 12 signs of 5 bits: 60, printed in groups of four.
DRAWN, GROUP = 12, 4
MOST_SIGNS: Final = 32
# Of a chosen text, hyphens not counted.
LEAST_SIGNS: Final = 4
# Where a code may make a film free, a text is not short enough to be found by trying.
LEAST_FREE_SIGNS: Final = 8
CHOSEN = re.compile(r"[0-9A-Z]+(?:-[0-9A-Z]+)*")
FOLDED = re.compile(rf"[0-9A-Z]{{{LEAST_SIGNS},{MOST_SIGNS}}}")
# Longer than any code with a blank or a hyphen after each sign.
MOST_TYPED: Final = 2 * MOST_SIGNS
# Beside white space: hyphens and dashes, and what a mail wraps a word with.
JOINTS = re.compile(r"[\s\-\u2010-\u2015\u2212\u00ad\u200b\u2060_.]+")
ALIKE = str.maketrans("OIL", "011")


def drawn() -> str:
    """Return a code of 60 random bits."""
    return "".join(secrets.choice(SIGNS) for _turn in range(DRAWN))


def grouped(text: str) -> str:
    """Return a drawn code in groups of four, as it is printed."""
    return "-".join(text[start : start + GROUP] for start in range(0, len(text), GROUP))


def plain(text: str) -> str:
    """Return a text in capitals without accents."""
    parts = unicodedata.normalize("NFKD", text[:MOST_TYPED].upper())
    return "".join(sign for sign in parts if not unicodedata.combining(sign))


def folded(text: str) -> str:
    """Return what a typed code is looked up by; empty for what can be no code.

    Capitals, accents, hyphens and blanks count for nothing; O is read as 0, I and L as 1.
    """
    if len(text.strip()) > MOST_TYPED:
        return ""
    bare = JOINTS.sub("", plain(text.strip())).translate(ALIKE)
    return bare if FOLDED.fullmatch(bare) else ""


def chosen(text: str, *, free: bool) -> str:
    """Return a text that somebody chose as it is kept: capitals, figures and single hyphens.

    `free`: it may make a film free. Raises ValidationError.
    """
    kept = re.sub(r"[\s\-]+", "-", plain(text.strip()))
    if len(text.strip()) > MOST_SIGNS or len(kept) > MOST_SIGNS or not CHOSEN.fullmatch(kept):
        said = _("Letters, figures and hyphens, 32 signs at most: SALINS-2026.")
        raise ValidationError(said, "signs")
    signs = len(kept.replace("-", ""))
    if free and signs < LEAST_FREE_SIGNS:
        raise ValidationError(
            _("What may make a film free must not be guessed: eight letters or figures at least."),
            "short",
        )
    if signs < LEAST_SIGNS:
        raise ValidationError(_("Four letters or figures at least."), "short")
    return kept
