"""A film's links as a spreadsheet reads them."""

import csv
import io
from collections.abc import Callable, Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from ecran.screeners.selectors import Row

# A cell that begins so would be run as a formula (OWASP, CSV injection).
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Iterable[Row], address_of: Callable[[str], str]) -> str:
    """Return one line a link; `address_of` makes an address of a path. Moments are by its clock."""
    written = io.StringIO(newline="")
    # A spreadsheet in French expects semicolons, and the mark at the beginning for its accents.
    written.write("\ufeff")
    out = csv.writer(written, delimiter=";")
    out.writerow(_headings())
    for row in rows:
        out.writerow(harmless(cell) for cell in _cells(row, address_of))
    return written.getvalue()


def _headings() -> list[str]:
    return [
        _("Recipient"),
        _("E-mail"),
        _("Link"),
        _("State"),
        _("Open until"),
        _("Viewings"),
        _("Seen up to (s)"),
        _("Seen up to (%)"),
        _("Last watched"),
        _("Replies"),
    ]


def _cells(row: Row, address_of: Callable[[str], str]) -> list[str]:
    screener = row.screener
    zone = screener.zone
    return [
        screener.name,
        screener.email,
        address_of(screener.get_absolute_url()),
        row.label,
        f"{timezone.localtime(screener.expires_at, zone):%Y-%m-%d %H:%M}",
        str(row.begun),
        str(round(row.furthest)),
        str(row.share),
        f"{timezone.localtime(row.watched_at, zone):%Y-%m-%d %H:%M}" if row.watched_at else "",
        " / ".join(" ".join(reply.text.split()) for reply in row.replies),
    ]


def harmless(cell: str) -> str:
    """Return a cell that no spreadsheet runs; rooms above write theirs so too."""
    return f"'{cell}" if cell.startswith(FORMULAS) else cell
