"""What papers say: plain values that the rooms above fill in. Nothing here knows an order.

Amounts are cents with their sign, taxes included unless a field says otherwise; rates of VAT are
basis points (2000 is 20 %); moments are aware. Words are already in the reader's language.
"""

from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum


class ReceiptKind(Enum):
    RECEIPT = "receipt"
    CREDIT_NOTE = "credit_note"


@dataclass(frozen=True, slots=True)
class Party:
    """Who sells, buys or is owed: a name, the lines of an address, the numbers of a company."""

    name: str
    lines: tuple[str, ...] = ()
    siren: str = ""
    vat_number: str = ""


@dataclass(frozen=True, slots=True)
class ReceiptLine:
    words: str
    detail: str
    amount: int
    vat_rate: int


@dataclass(frozen=True, slots=True)
class VatLine:
    rate: int
    net: int
    vat: int


@dataclass(frozen=True, slots=True)
class Receipt:
    """A receipt or a credit note; `of` is the number of the receipt that a credit note answers.

    `total` is the sum of the lines, and of `vat` where there is any: `receipt_pdf` refuses another.
    """

    number: str
    kind: ReceiptKind
    of: str
    at: datetime
    seller: Party
    buyer: Party
    lines: tuple[ReceiptLine, ...]
    vat: tuple[VatLine, ...]
    total: int
    currency: str
    paid_by: str
    mentions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CodeCard:
    """A code, and the whole address (with its https://) that its QR leads to."""

    code: str
    address: str


@dataclass(frozen=True, slots=True)
class CodeSheet:
    """Cards to cut out: the film's title, what the code gives, until when, and each code."""

    title: str
    words: str
    until: str
    cards: tuple[CodeCard, ...]


@dataclass(frozen=True, slots=True)
class StatementLine:
    """What one title sold in one way; `share` is the holder's, in words (« 50 % »)."""

    title: str
    kind: str
    sold: int
    gross: int
    vat: int
    net: int
    share: str
    due: int


@dataclass(frozen=True, slots=True)
class Statement:
    """What a rights-holder is owed for a period, its last day included.

    `total` is the sum of what is due on the lines: `statement_pdf` refuses another.
    """

    holder: Party
    seller: Party
    begins: date
    ends: date
    lines: tuple[StatementLine, ...]
    total: int
    currency: str
    made_at: datetime
