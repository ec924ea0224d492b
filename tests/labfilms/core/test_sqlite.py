"""The embedded database's connections and statistics."""

import multiprocessing
import sqlite3

import pytest
from django.db import connection
from django.db.utils import ConnectionHandler

from labfilms.core.sqlite import base, statistics


@pytest.fixture
def handler(tmp_path, django_db_blocker):
    made = {
        "default": {"ENGINE": "labfilms.core.sqlite", "NAME": str(tmp_path / "house.sqlite3")},
    }
    # A file of its own: the tests' database is left alone.
    with django_db_blocker.unblock():
        yield ConnectionHandler(made)
    base._close_resting()


def opened(handler):
    one = handler.create_connection("default")
    one.ensure_connection()
    return one


def test_a_closed_connection_is_lent_to_the_next(handler):
    first = opened(handler)
    file = first.connection
    first.close()
    assert first.connection is None
    assert opened(handler).connection is file


def test_two_at_once_never_share_one(handler):
    first, second = opened(handler), opened(handler)
    assert first.connection is not second.connection


def test_one_left_in_a_transaction_is_not_lent(handler):
    first = opened(handler)
    first.connection.execute("BEGIN")
    file = first.connection
    first.close()
    with pytest.raises(sqlite3.ProgrammingError):
        file.execute("SELECT 1")
    assert opened(handler).connection is not file


def test_a_file_that_took_the_name_is_opened_anew(handler, tmp_path):
    first = opened(handler)
    first.cursor().execute("CREATE TABLE old (id)")
    file = first.connection
    first.close()
    path = tmp_path / "house.sqlite3"
    path.rename(tmp_path / "before.sqlite3")
    second = opened(handler)
    with second.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master")
        assert cursor.fetchall() == []
    second.close()
    # Nor is the former one held open.
    with pytest.raises(sqlite3.ProgrammingError):
        file.execute("SELECT 1")


def test_no_more_rest_than_are_needed(handler):
    many = [opened(handler) for _ in range(base.MOST + 3)]
    for one in many:
        one.close()
    assert sum(resting.qsize() for resting in base._resting.values()) == base.MOST


def test_a_fork_begins_with_none(handler):
    opened(handler).close()
    child = multiprocessing.get_context("fork").Process(target=lambda: None)
    child.start()
    child.join(10)
    assert not base._resting


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL measures by itself.")
def test_a_table_that_no_query_has_read_is_measured_too(monkeypatch):
    monkeypatch.setattr(statistics, "_last", [])
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE made_anew (one INTEGER)")
        cursor.execute("CREATE INDEX by_one ON made_anew (one)")
        cursor.execute("INSERT INTO made_anew VALUES (1), (1), (2)")
        statistics.refresh()
        cursor.execute("SELECT stat FROM sqlite_stat1 WHERE idx = 'by_one'")
        assert cursor.fetchone() == ("3 2",)


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL measures by itself.")
def test_other_connections_are_made_to_read_the_figures_again(monkeypatch):
    monkeypatch.setattr(statistics, "_last", [])
    with connection.cursor() as cursor:
        before = cursor.execute("PRAGMA schema_version").fetchone()
        statistics.refresh()
        assert cursor.execute("PRAGMA schema_version").fetchone() > before


@pytest.mark.django_db
def test_statistics_are_measured_once_an_hour_and_only_where_they_are_ours(
    monkeypatch, django_assert_num_queries
):
    monkeypatch.setattr(statistics, "_last", [])
    asked = 6 if connection.vendor == "sqlite" else 0
    with django_assert_num_queries(asked):
        statistics.refresh()
    with django_assert_num_queries(0):
        statistics.refresh()
