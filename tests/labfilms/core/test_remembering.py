import pytest
from django.utils.translation import get_language, override

from labfilms.core import paging
from labfilms.core.paging import Pages
from labfilms.core.remembering import Totals, remembered
from network.people.models import Trade


def test_a_list_is_read_once_in_a_while(settings):
    settings.REMEMBER_SECONDS = 60
    read = remembered(iter([["first"], ["second"]]).__next__)
    assert read() == read() == ["first"]
    settings.REMEMBER_SECONDS = 0
    assert read() == ["second"]


def test_what_is_read_in_one_language_is_not_answered_in_another(settings):
    settings.REMEMBER_SECONDS = 60
    read = remembered(get_language)
    for language in ("fr", "en", "fr"):
        with override(language):
            assert read() == language


def test_totals_are_forgotten_when_there_are_too_many(settings):
    settings.REMEMBER_SECONDS = 60
    totals = Totals()
    for number in range(Totals.MOST + 1):
        assert totals.keep(str(number), number) == number
    assert totals.get("0") is None
    assert totals.get(str(Totals.MOST)) == Totals.MOST


@pytest.mark.django_db
def test_a_short_list_is_counted_each_time_and_a_long_one_once(
    settings, monkeypatch, django_assert_num_queries
):
    settings.REMEMBER_SECONDS = 60
    monkeypatch.setattr(paging, "_totals", Totals())
    trades = Trade.objects.all()
    for _ in range(2):
        with django_assert_num_queries(1):
            assert Pages(trades, 24).count == 189
    monkeypatch.setattr(paging, "EXACT", 100)
    with django_assert_num_queries(2):
        assert Pages(trades, 24).count == 189
    with django_assert_num_queries(1):
        assert Pages(trades, 24).count == 189
    with django_assert_num_queries(2):
        assert Pages(trades, 24, known_as="trades").count == 189
    with django_assert_num_queries(0):
        assert Pages(trades, 24, known_as="trades").count == 189


@pytest.mark.django_db
def test_a_deep_page_holds_the_same_rows_in_the_same_order(monkeypatch):
    trades = Trade.objects.all()
    plain = list(Pages(trades, 24).page(5))
    monkeypatch.setattr(paging, "DEEP", 48)
    assert list(Pages(trades, 24).page(5)) == plain == list(trades[96:120])
