"""Amounts, rates, numbers and days, as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from django.utils.translation import override

from ecran.papers import figures


@pytest.mark.parametrize(
    ("cents", "currency", "french", "english"),
    [
        (350, "EUR", "3,50\xa0€", "€3.50"),
        (0, "EUR", "0,00\xa0€", "€0.00"),
        (7, "EUR", "0,07\xa0€", "€0.07"),
        (-123_456, "EUR", "−1\xa0234,56\xa0€", "−€1,234.56"),
        (10**15 + 1, "EUR", "10\xa0000\xa0000\xa0000\xa0000,01\xa0€", "€10,000,000,000,000.01"),
        (1200, "CHF", "12,00\xa0CHF", "CHF\xa012.00"),
        (1200, "USD", "12,00\xa0$", "$12.00"),
    ],
)
def test_an_amount_is_written_the_way_of_the_place(cents, currency, french, english):
    with override("fr"):
        assert figures.amount(cents, currency).replace("\u202f", "\xa0") == french
    with override("en"):
        assert figures.amount(cents, currency) == english


@pytest.mark.parametrize(
    ("points", "french", "english"),
    [
        (2000, "20\xa0%", "20%"),
        (550, "5,5\xa0%", "5.5%"),
        (210, "2,1\xa0%", "2.1%"),
        (0, "0\xa0%", "0%"),
    ],
)
def test_a_rate_shows_no_useless_zero(points, french, english):
    with override("fr"):
        assert figures.rate(points) == french
    with override("en"):
        assert figures.rate(points) == english


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("123456789", "123\xa0456\xa0789"),
        ("123 456 789", "123\xa0456\xa0789"),
        ("W751234567", "W751234567"),
        ("12345678900012", "12345678900012"),
    ],
)
def test_a_siren_is_written_in_threes_and_an_rna_as_it_is(number, shown):
    assert figures.siren(number) == shown


def test_days_are_counted_as_each_language_does():
    with override("fr"):
        assert figures.on(date(2026, 1, 1)) == "1er janvier 2026"
        assert figures.on(date(2026, 11, 24)) == "24 novembre 2026"
    with override("en"):
        assert figures.on(date(2026, 1, 1)) == "1 January 2026"


def test_a_moment_names_its_clock():
    moment = datetime(2026, 11, 24, 19, 15, tzinfo=UTC)
    with override("fr"):
        assert figures.at(moment) == "24 novembre 2026, 20\xa0h\xa015 (heure de Paris)"
        with timezone.override(ZoneInfo("Indian/Reunion")):
            assert figures.at(moment).startswith("24 novembre 2026, 23\xa0h\xa015 (heure de La")
