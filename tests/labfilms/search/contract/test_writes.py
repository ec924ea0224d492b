"""What is written is found, what is removed is not; twice, late, and at the same time."""

import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection, transaction

from tests.conftest import ROOT
from tests.labfilms.search.contract import crowd


def test_a_document_takes_the_place_of_its_former_self(hold, find, document):
    hold(document("L’écluse", "nuit", facets={"region": ["corse"]}, key="1"))
    hold(document("Le canal", "jour", facets={"region": ["bretagne"]}, key="1"))
    assert find("écluse").total == 0
    assert find("nuit").total == 0
    answer = find("canal jour", facets=("region",))
    assert answer.total == 1
    assert answer.facets == {"region": {"bretagne": 1}}
    assert find(facets=("region",)).facets == {"region": {"bretagne": 1}}


def test_the_same_key_of_two_kinds_is_two_documents(hold, drop, find, document):
    film, _person = hold(document("Nuit", key="1"), document("Nuit", thing="people", key="1"))
    drop(film)
    assert [hit.thing for hit in find("nuit").hits] == ["people"]


def test_the_last_of_two_in_one_batch_is_kept(hold, find, document):
    hold(document("L’écluse", key="1"), document("Le canal", key="1"))
    assert find().total == 1
    assert find("canal").total == 1


def test_removing_twice_or_what_was_never_there_is_no_fault(hold, drop, engine, document):
    (film,) = hold(document("L’écluse"))
    drop(film, film)
    engine.remove("films", ["never"])
    engine.remove("films", [])
    assert engine.keys("films") == set()


def test_the_keys_that_are_held_are_told(hold, engine, document):
    hold(document("Un", key="a"), document("Deux", key="b"), document("I", thing="people"))
    assert engine.keys("films") == {"a", "b"}


def test_words_that_went_with_their_document_correct_nothing(hold, drop, find, document):
    film, _ = hold(document("L’écluse", key="1"), document("Le canal", key="2"))
    assert find("eclsue").corrected
    drop(film)
    hold(document("L’éclise", key="3"))
    assert find("ecluse").corrected == "eclise"


@pytest.mark.django_db(transaction=True)
def test_what_is_rolled_back_was_never_found(engine, find, document):
    def write_and_fail():
        engine.index([document("L’écluse")])
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), transaction.atomic():
        write_and_fail()
    assert find("écluse").total == 0
    assert engine.keys("films") == set()


@pytest.mark.django_db(transaction=True)
def test_a_crowd_leaves_one_of_each_and_readers_see_all_of_them(engine, elsewhere):
    """In a process and a database of its own: what tests share is one connection in memory."""
    if connection.vendor != "sqlite":
        assert crowd.writers_meet() == []
        assert crowd.readers_see_all() == []
        return
    alone = {
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "LABFILMS_ELASTIC_URL": settings.ELASTIC_URL,
        "LABFILMS_ELASTIC_PREFIX": "crowd",
    }
    done = subprocess.run(
        [sys.executable, "-m", crowd.__name__],
        cwd=ROOT,
        env=elsewhere | alone,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
