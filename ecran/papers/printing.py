"""Papers as PDF, in the language that is active when they are printed.

The same content, in the same language and by the same clock, gives the same bytes
(ecran/papers/press.py says what they may depend on beside).
"""

from collections.abc import Iterable
from typing import Final

from ecran.papers import press, wording
from ecran.papers.content import CodeSheet, Receipt, Statement
from ecran.papers.errors import Unprintable

# What orders may make at once: 500 sheets.
MOST_CARDS: Final = 5_000


def receipt_pdf(receipt: Receipt) -> bytes:
    """Print a receipt or a credit note; its date in the file is its own.

    Raise Unprintable when the lines, or VAT with what is net of it, do not sum to the total.
    """
    _must_sum(receipt.total, (line.amount for line in receipt.lines))
    if receipt.vat:
        _must_sum(receipt.total, (line.net + line.vat for line in receipt.vat))
    return press.printed("receipt", wording.receipt(receipt), receipt.at)


def codes_pdf(sheet: CodeSheet) -> bytes:
    """Print cards of 85 × 54 mm, ten a page, to be cut out; no date is in the file.

    5,000 cards take 6 s of one core, and 700 MB of memory while their child works: that is for a
    task, not for a page. Raise Unprintable for no card, for more than 5,000, and for an address
    that no QR code can hold.
    """
    if not 1 <= len(sheet.cards) <= MOST_CARDS:
        raise Unprintable(f"{len(sheet.cards)} cards: from 1 to {MOST_CARDS} can be printed.")
    return press.printed("codes", wording.codes(sheet))


def statement_pdf(statement: Statement) -> bytes:
    """Print what a rights-holder is owed; its date in the file is when it was made.

    Raise Unprintable when what is due on the lines does not sum to the total.
    """
    _must_sum(statement.total, (line.due for line in statement.lines))
    return press.printed("statement", wording.statement(statement), statement.made_at)


def _must_sum(total: int, parts: Iterable[int]) -> None:
    found = sum(parts)
    if found != total:
        raise Unprintable(f"The lines sum to {found} cents, the total says {total}.")
