"""A code that many want at once: in threads here, or in a process that has a database on a disk."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

from tests.conftest import ROOT
from tests.ecran.codes import crowd
from tests.factories.codes import make_code
from tests.factories.shops import make_shop, make_sold_film, offer_of


@pytest.mark.database
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_of_a_hundred_takers_as_many_have_a_code_as_it_serves(elsewhere):
    shop = make_shop()
    asked = {
        "last_use": make_code(shop),
        "last_seven": make_code(shop, most_uses=7),
        "same_key": make_code(shop),
        "one_gift": offer_of(make_sold_film(shop)),
    }
    assert set(asked) == set(crowd.CROWDS)
    if connection.vendor != "sqlite":
        for name, thing in asked.items():
            crowd.CROWDS[name](thing.pk)
        return
    # What tests share is one connection in memory: it is copied to where several may write.
    copy_to(Path(elsewhere["LABFILMS_VAR"]) / "labfilms.sqlite3")
    words = [str(word) for name, thing in asked.items() for word in (name, thing.pk)]
    done = subprocess.run(
        [sys.executable, "-m", crowd.__name__, *words],
        cwd=ROOT,
        env=elsewhere | {"DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def copy_to(path: Path) -> None:
    connection.ensure_connection()
    with closing(sqlite3.connect(path)) as copy:
        connection.connection.backup(copy)
