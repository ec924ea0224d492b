"""Papers, as tests need them: plain values, no row."""

from dataclasses import replace
from datetime import UTC, date, datetime

from ecran.papers.content import (
    CodeCard,
    CodeSheet,
    Party,
    Receipt,
    ReceiptKind,
    ReceiptLine,
    Statement,
    StatementLine,
    VatLine,
)

SELLER = Party(
    "Les Films du Canal", ("12 quai de Valmy", "75010 Paris"), "123456789", "FR12123456789"
)
BUYER = Party("Camille Roux", ("camille.roux@example.org",))
# 20 h 15 in Paris.
EVENING = datetime(2026, 11, 24, 19, 15, tzinfo=UTC)


def make_receipt(**fields) -> Receipt:
    """Return a receipt of a rental and a pass, at two rates."""
    made = Receipt(
        number="2026-000127",
        kind=ReceiptKind.RECEIPT,
        of="",
        at=EVENING,
        seller=SELLER,
        buyer=BUYER,
        lines=(
            ReceiptLine("Écluse 14", "à finir 48 h après la première image", 350, 2000),
            ReceiptLine("Les Nuits courtes", "", 1200, 550),
        ),
        vat=(VatLine(2000, 292, 58), VatLine(550, 1137, 63)),
        total=1550,
        currency="EUR",
        paid_by="carte bancaire",
        mentions=("Médiateur de la consommation.",),
    )
    return replace(made, **fields)


def make_sheet(count: int = 1, **fields) -> CodeSheet:
    made = CodeSheet(
        title="Écluse 14",
        words="Ce code offre la location du film.",
        until="À utiliser avant le 31 décembre 2026",
        cards=tuple(
            CodeCard(f"K7QM4T{number:06}", f"https://labfilms.example/code/K7QM4T{number:06}/")
            for number in range(count)
        ),
    )
    return replace(made, **fields)


def make_statement(count: int = 3, **fields) -> Statement:
    lines = tuple(
        StatementLine(
            title=f"Film {number}",
            kind="location",
            sold=number,
            gross=350 * number,
            vat=58 * number,
            net=292 * number,
            share="50 %",
            due=146 * number,
        )
        for number in range(1, count + 1)
    )
    made = Statement(
        holder=Party("Jeanne Morel", ("8 rue des Lilas", "35000 Rennes")),
        seller=SELLER,
        begins=date(2026, 1, 1),
        ends=date(2026, 3, 31),
        lines=lines,
        total=sum(line.due for line in lines),
        currency="EUR",
        made_at=EVENING,
    )
    return replace(made, **fields)
