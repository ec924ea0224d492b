"""The numbers by which a French structure is known, and the links that it shows."""

import re
from urllib.parse import urlsplit

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

# INSEE: nine figures, the last one being a key. La Poste's exception is for SIRET alone.
_SIREN = re.compile(r"\d{9}")
# « W », the department and its sub-prefecture, six figures of order. Corsica writes 2A or 2B, and
# overseas a letter after the 9 (W9R for La Réunion).
_RNA = re.compile(r"W(?:\d{2}|2[AB]|9[A-Z])\d{7}")

MOST_LINKS = 6
MOST_LINK = 200


def compact(number: str) -> str:
    """Return a number as registers write it: no space, no dot, capitals."""
    return re.sub(r"[\s.\-]", "", number).upper()


def validate_siren(value: str) -> None:
    if not _SIREN.fullmatch(value) or not _luhn(value):
        raise ValidationError(
            _("This is not a SIREN: nine figures, as on an official notice."), "siren"
        )


def validate_rna(value: str) -> None:
    if not _RNA.fullmatch(value):
        raise ValidationError(
            _("This is not an RNA number: W and nine figures, as on the prefecture’s receipt."),
            "rna",
        )


def validate_links(value: str) -> None:
    lines = value.split()
    if len(lines) > MOST_LINKS:
        raise ValidationError(_("Six links at most, one a line."), "too-many-links")
    for line in lines:
        try:
            parts = urlsplit(line)
        except ValueError:
            parts = urlsplit("")
        if parts.scheme not in {"http", "https"} or not parts.hostname or len(line) > MOST_LINK:
            raise ValidationError(_("A link begins with https:// and has no space."), "link")


def _luhn(figures: str) -> bool:
    """Say whether a number's key is right (ISO/IEC 7812-1, annex B)."""
    doubled = (
        int(figure) if place % 2 == 0 else sum(divmod(2 * int(figure), 10))
        for place, figure in enumerate(reversed(figures))
    )
    return sum(doubled) % 10 == 0
