"""A batch as a spreadsheet reads it, and as cards to hand out."""

import csv
import io
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from ecran.codes.models import Batch, Code
from ecran.screeners.export import harmless


def as_csv(batch: Batch, codes: Iterable[Code]) -> str:
    """Return one line a code of a batch, as ecran/screeners/export.py writes them."""
    written = io.StringIO(newline="")
    # A spreadsheet in French expects semicolons, and the mark at the beginning for its accents.
    written.write("\ufeff")
    out = csv.writer(written, delimiter=";")
    out.writerow(_headings())
    for code in codes:
        out.writerow(harmless(cell) for cell in _cells(batch, code))
    return written.getvalue()


def _headings() -> Sequence[str]:
    return (
        _("Code"),
        _("State"),
        pgettext("of a code", "Uses"),
        pgettext("uses of a code, out of so many", "Of"),
        pgettext("a code", "Gives"),
        pgettext("a code", "For"),
        _("Address"),
    )


def _cells(batch: Batch, code: Code) -> Sequence[str]:
    return (
        str(code),
        str(code.state.label),
        str(code.uses),
        str(batch.most_uses),
        batch.given,
        batch.words,
        code.address,
    )
