"""Papers, read back from their PDF."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pytest
from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ecran.papers import figures, press, squares, wording
from ecran.papers.content import CodeCard, Party, ReceiptKind, ReceiptLine, StatementLine, VatLine
from ecran.papers.errors import Unprintable
from ecran.papers.printing import MOST_CARDS, codes_pdf, receipt_pdf, statement_pdf
from tests.ecran.papers.reading import Paper
from tests.factories.papers import make_receipt, make_sheet, make_statement

HOSTILE = [
    '#read("/etc/passwd")',
    '#import "@preview/cetz:0.3.0": *',
    "*gras* _souligné_ `code` = titre",
    "$x^2$ @ref <label> ~ -- ... \\ // /*",
    "]]]}}}\"'«“#{",
    "<script>alert(1)</script>",
    "%PDF /JS (app.alert(1))",
]
# A page drawn by typst itself, in a process of its own: its threads stay out of this one.
DRAW = """
import json, sys, typst
order = json.load(sys.stdin)
sys.stdout.buffer.write(typst.compile(
    order["template"], root=order["root"], sys_inputs={"data": order["data"]},
    font_paths=typst.Fonts(include_system_fonts=False), format="png", ppi=254,
))
"""
# At 254 points an inch, a tenth of a millimetre.
TENTHS = 10


def without_spaces(text):
    return "".join(text.split())


def test_a_receipt_says_everything_in_french():
    with override("fr"):
        read = Paper(receipt_pdf(make_receipt()))
    assert len(read.pages) == 1
    assert read.pages[0] == [
        "Les Films du Canal",
        "12 quai de Valmy",
        "75010 Paris",
        "SIREN 123\xa0456\xa0789",
        "N°\xa0de TVA\xa0FR12123456789",
        "Reçu",
        "N°\xa02026-000127",
        "24 novembre 2026, 20\xa0h\xa015 (heure de Paris)",
        "Pour",
        "Camille Roux",
        "camille.roux@example.org",
        "Désignation",
        "TVA",
        "Montant TTC",
        "Écluse 14",
        "à finir 48 h après la première image",
        "20\xa0%",
        "3,50\xa0€",
        "Les Nuits courtes",
        "5,5\xa0%",
        "12,00\xa0€",
        "Total hors taxes",
        "14,29\xa0€",
        "TVA à 20\xa0% sur 2,92\xa0€",
        "0,58\xa0€",
        "TVA à 5,5\xa0% sur 11,37\xa0€",
        "0,63\xa0€",
        "Total TTC",
        "15,50\xa0€",
        "Réglé par",
        "carte bancaire",
        "Médiateur de la consommation.",
        "Reçu n°\xa02026-000127",
    ]
    assert b"/Lang(fr)" in read.catalogue


def test_a_credit_note_says_what_it_answers_in_english():
    receipt = make_receipt(
        number="2026-000129",
        kind=ReceiptKind.CREDIT_NOTE,
        of="2026-000127",
        lines=(ReceiptLine("Écluse 14", "", -350, 2000),),
        vat=(VatLine(2000, -292, -58),),
        total=-350,
        mentions=(),
    )
    with override("en"):
        read = Paper(receipt_pdf(receipt))
    (page,) = read.pages
    assert page[5:9] == [
        "Credit note",
        "No. 2026-000129",
        "on receipt no. 2026-000127",
        "24 November 2026, 8:15 p.m. (Paris time)",
    ]
    assert page[-11:] == [
        "20%",
        "−€3.50",
        "Total before tax",
        "−€2.92",
        "VAT at 20% on −€2.92",
        "−€0.58",
        "Total, tax included",
        "−€3.50",
        "Refunded by",
        "carte bancaire",
        "Credit note no. 2026-000129",
    ]
    assert b"/Lang(en)" in read.catalogue


def test_a_receipt_without_vat_has_no_column_for_it():
    receipt = make_receipt(vat=(), buyer=Party(""), paid_by="", mentions=("Article 293 B.",))
    with override("fr"):
        (page,) = Paper(receipt_pdf(receipt)).pages
    assert [word for word in page if "TVA" in word] == ["N°\xa0de TVA\xa0FR12123456789"]
    assert {"Montant", "Total", "15,50\xa0€", "Article 293 B."} <= set(page)
    assert not {"Pour", "Réglé par", "20\xa0%"} & set(page)


def test_a_receipt_of_many_lines_numbers_its_pages():
    lines = tuple(ReceiptLine(f"Film {number}", "", 100, 0) for number in range(60))
    with override("fr"):
        read = Paper(receipt_pdf(make_receipt(lines=lines, vat=(), total=6000)))
    assert len(read.pages) == 3
    assert [page[-1] for page in read.pages] == [f"Page {page} sur 3" for page in (1, 2, 3)]
    # The heading of the table comes again.
    assert all("Désignation" in page for page in read.pages)


@pytest.mark.parametrize(
    "wrong",
    [
        {"total": 1551},
        {"vat": (VatLine(2000, 1292, 257),)},
        {"lines": (ReceiptLine("Écluse 14", "", 1549, 2000),)},
    ],
)
def test_a_receipt_whose_sums_differ_is_refused(wrong):
    with pytest.raises(Unprintable):
        receipt_pdf(make_receipt(**wrong))


@settings(max_examples=15, deadline=None)
@given(st.lists(st.integers(-(10**9), 10**9), min_size=1, max_size=8), st.booleans())
def test_what_is_printed_is_what_was_paid(amounts, taxed):
    lines = tuple(
        ReceiptLine(f"Film {number}", "", sum_, 2000) for number, sum_ in enumerate(amounts)
    )
    total = sum(amounts)
    vat = (VatLine(2000, total - total // 6, total // 6),) if taxed else ()
    with override("en"):
        page = Paper(receipt_pdf(make_receipt(lines=lines, vat=vat, total=total))).text.split("\n")
        shown = [figures.amount(cents, "EUR") for cents in (*amounts, total)]
    assert [word for word in page if word in shown][: len(amounts)] == shown[:-1]
    assert page[page.index("Total, tax included" if taxed else "Total") + 1] == shown[-1]


@pytest.mark.parametrize("standard", ["<pdfaid:part>2<", "<pdfuaid:part>1<"])
def test_receipts_and_statements_are_for_the_archives_and_accessible(standard):
    for printed in (receipt_pdf(make_receipt()), statement_pdf(make_statement())):
        read = Paper(printed)
        assert standard in read.metadata
        assert b"/Marked true" in read.catalogue
        assert b"/DisplayDocTitle true" in read.catalogue


def test_cards_are_accessible():
    read = Paper(codes_pdf(make_sheet()))
    assert "<pdfuaid:part>1<" in read.metadata
    assert "Écluse 14" in read.metadata
    # What a square leads to is said to whoever does not see it.
    assert b"labfilms.example/code/K7QM4T000000/" in read.data


@pytest.mark.parametrize("language", ["fr", "en"])
@pytest.mark.parametrize(
    ("printed", "content"),
    [(receipt_pdf, make_receipt()), (codes_pdf, make_sheet(11)), (statement_pdf, make_statement())],
    ids=["receipt", "codes", "statement"],
)
def test_a_paper_printed_twice_is_the_same_file(printed, content, language):
    with override(language):
        assert printed(content) == printed(content)


def test_papers_of_two_languages_are_not_the_same_file():
    with override("fr"):
        french = receipt_pdf(make_receipt())
    with override("en"):
        assert receipt_pdf(make_receipt()) != french


@pytest.mark.parametrize("hostile", HOSTILE)
def test_what_people_write_is_printed_as_such(hostile):
    party = Party(hostile, (hostile,), hostile, hostile)
    receipt = make_receipt(
        number=hostile,
        of=hostile,
        seller=party,
        buyer=party,
        lines=(ReceiptLine(hostile, hostile, 1550, 0),),
        vat=(),
        currency=hostile[:3],
        paid_by=hostile,
        mentions=(hostile,),
    )
    read = Paper(receipt_pdf(receipt))
    wanted = without_spaces(hostile)
    # Number, receipt answered, four of each party, line and its detail, payment, mention, foot.
    assert without_spaces(read.text).count(wanted) == 15
    assert "<pdfaid:part>2<" in read.metadata
    line = StatementLine(hostile, hostile, 1, 1, 0, 1, hostile, 1)
    statement = make_statement(holder=party, seller=party, lines=(line,), total=1)
    assert without_spaces(Paper(statement_pdf(statement)).text).count(wanted) >= 11
    sheet = make_sheet(title=hostile, words=hostile, until=hostile)
    assert without_spaces(Paper(codes_pdf(sheet)).text).count(wanted) == 3


@pytest.mark.parametrize("words", ["x" * 500, "mot " * 124 + "fin", "é" * 500])
def test_five_hundred_signs_are_all_there(words):
    wanted = without_spaces(words)
    line = ReceiptLine(words, words, 1550, 0)
    read = Paper(receipt_pdf(make_receipt(lines=(line,), vat=())))
    assert without_spaces(read.text).count(wanted) == 2
    assert len(read.pages) == 1
    assert wanted in without_spaces(Paper(codes_pdf(make_sheet(title=words))).text)
    statement = replace(make_statement().lines[0], title=words, kind=words[:60], share=words[:30])
    read = Paper(statement_pdf(make_statement(lines=(statement,), total=146)))
    assert wanted in without_spaces(read.text)


def test_a_name_written_from_right_to_left_keeps_its_letters_and_its_neighbours():
    name = "שלום עולם"
    with override("fr"):
        read = Paper(receipt_pdf(make_receipt(buyer=Party(name))))
    (page,) = read.pages
    assert sorted(page[page.index("Pour") + 1]) == sorted(name)
    assert "15,50\xa0€" in page
    assert "<pdfaid:part>2<" in read.metadata


def test_letters_without_a_typeface_leave_the_rest_standing():
    with override("fr"):
        (page,) = Paper(receipt_pdf(make_receipt(buyer=Party("Yoko 映画 🎬\0")))).pages
    assert "Yoko" in page[page.index("Pour") + 1]
    assert "15,50\xa0€" in page


def test_a_card_says_the_film_what_it_gives_and_its_code_in_fours():
    with override("fr"):
        read = Paper(codes_pdf(make_sheet()))
    assert read.pages == [
        [
            "Écluse 14",
            "Ce code offre la location du film.",
            "K7QM",
            "4T00",
            "0000",
            "À utiliser avant le 31 décembre 2026",
            "labfilms.example/code/K7QM4T000000/",
        ]
    ]


@pytest.mark.parametrize(
    ("code", "groups"),
    [
        ("K7QM4TXP9HRD", ["K7QM", "4TXP", "9HRD"]),
        ("K7QM4", ["K7QM", "4"]),
        ("NOEL-2026", ["NOEL-2026"]),
        ("MON CODE", ["MON CODE"]),
    ],
)
def test_a_code_is_cut_in_fours_unless_it_is_cut_already(code, groups):
    assert wording.groups(code) == groups


def test_a_sheet_may_lack_a_title_and_a_date():
    read = Paper(codes_pdf(make_sheet(title=" ", words="", until="")))
    assert read.pages[0][-4:] == ["K7QM", "4T00", "0000", "labfilms.example/code/K7QM4T000000/"]
    assert "Codes" in read.metadata


def test_an_address_too_long_to_be_typed_is_left_to_its_square():
    card = CodeCard("ABCD", "https://labfilms.example/" + "x" * 120)
    assert "labfilms.example" not in Paper(codes_pdf(make_sheet(cards=(card,)))).text


@pytest.mark.parametrize(("count", "pages"), [(1, 1), (10, 1), (11, 2), (95, 10)])
def test_ten_cards_stand_on_a_page(count, pages):
    read = Paper(codes_pdf(make_sheet(count)))
    assert len(read.pages) == pages
    text = without_spaces(read.text)
    assert [code for card in make_sheet(count).cards if (code := card.code) not in text] == []


@pytest.mark.parametrize("count", [0, MOST_CARDS + 1])
def test_no_card_or_too_many_are_refused(count):
    card = make_sheet().cards
    with pytest.raises(Unprintable):
        codes_pdf(make_sheet(cards=card * count))


@pytest.mark.full
def test_five_thousand_cards_are_five_hundred_pages():
    sheet = make_sheet(MOST_CARDS)
    read = Paper(codes_pdf(sheet))
    assert len(read.pages) == 500
    text = without_spaces(read.text)
    assert all(
        card.code in text and card.address.partition("//")[2] in text for card in sheet.cards
    )


def test_each_square_that_is_drawn_is_that_of_its_card():
    sheet = make_sheet(10)
    done = subprocess.run(
        [sys.executable, "-I", "-c", DRAW],
        input=press.order("codes", wording.codes(sheet)),
        capture_output=True,
        check=True,
    )
    page = Image.open(BytesIO(done.stdout)).convert("L")
    assert page.size == (210 * TENTHS, 297 * TENTHS)
    for place, card in enumerate(sheet.cards):
        row, column = divmod(place, 2)
        # Margins of 20 and 13.5 mm, cards of 85 by 54, squares of 25 at 6 from their corner.
        left, top = 20 + 85 * column + 85 - 6 - 25, 13.5 + 54 * row + 6
        wanted = squares.modules(card.address)
        step = 25 / len(wanted)
        drawn = [
            [
                page.getpixel(
                    (
                        int((left + (x + 0.5) * step) * TENTHS),
                        int((top + (y + 0.5) * step) * TENTHS),
                    )
                )
                < 128
                for x in range(len(wanted))
            ]
            for y in range(len(wanted))
        ]
        assert drawn == wanted


def test_a_statement_says_what_is_due_and_sums_its_columns():
    with override("fr"):
        (page,) = Paper(statement_pdf(make_statement(3))).pages
    assert page[:4] == [
        "Relevé des ventes",
        "du 1er janvier 2026 au 31 mars 2026",
        "Somme due pour la période",
        "8,76\xa0€",
    ]
    begins = page.index("Titre")
    assert page[begins : begins + 8] == [
        "Titre",
        "Formule",
        "Ventes",
        "TTC",
        "TVA",
        "Hors taxes",
        "Part",
        "Dû",
    ]
    assert page[begins + 8 : begins + 16] == [
        "Film 1",
        "location",
        "1",
        "3,50\xa0€",
        "0,58\xa0€",
        "2,92\xa0€",
        "50 %",
        "1,46\xa0€",
    ]
    total = page.index("Total")
    assert page[total : total + 6] == [
        "Total",
        "6",
        "21,00\xa0€",
        "3,48\xa0€",
        "17,52\xa0€",
        "8,76\xa0€",
    ]
    assert "Établi le 24 novembre 2026, 20\xa0h\xa015 (heure de Paris)." in page


def test_a_statement_is_whole_in_english():
    with override("en"):
        (page,) = Paper(statement_pdf(make_statement(1))).pages
    assert {
        "Statement of sales",
        "from 1 January 2026 to 31 March 2026",
        "Due for the period",
        "Rights-holder",
        "Seller",
        "Title",
        "Way of selling",
        "Sold",
        "Tax included",
        "VAT",
        "Before tax",
        "Share",
        "Due",
        "€1.46",
        "Made on 24 November 2026, 8:15 p.m. (Paris time).",
    } <= set(page)


def test_a_statement_of_nothing_says_so():
    with override("fr"):
        (page,) = Paper(statement_pdf(make_statement(0))).pages
    assert "Rien n’a été vendu pendant cette période." in page
    assert "Titre" not in page
    assert "0,00\xa0€" in page


def test_a_statement_of_five_hundred_lines_repeats_its_heading():
    with override("fr"):
        read = Paper(statement_pdf(make_statement(500)))
    assert len(read.pages) > 10
    assert all("Titre" in page for page in read.pages)
    assert [
        name for number in range(1, 501) if (name := f"Film {number}") not in read.text.split("\n")
    ] == []
    # 1.46 € for the first, 2.92 € for the second…
    assert read.pages[0][3] == read.pages[-1][-4] == "182\xa0865,00\xa0€"


def test_a_statement_whose_sum_differs_is_refused():
    with pytest.raises(Unprintable):
        statement_pdf(make_statement(total=1))
