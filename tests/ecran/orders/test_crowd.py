"""A right that many ask for at once, and a payment that is told by many."""

import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from tests.conftest import ROOT
from tests.ecran.codes.test_crowd import copy_to
from tests.ecran.orders import crowd
from tests.factories.accounts import make_user
from tests.factories.shops import make_order, make_sold_film, offer_of


@pytest.mark.database
@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_a_hundred_at_once_are_charged_once(elsewhere):
    make_user(email="lea@exemple.fr")
    asked = {
        "one_right": offer_of(make_sold_film()),
        "one_notice": make_order(make_sold_film(), make_user()),
    }
    assert set(asked) == set(crowd.CROWDS)
    if connection.vendor != "sqlite":
        for name, thing in asked.items():
            crowd.CROWDS[name](thing.pk)
        return
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
