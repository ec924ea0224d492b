import pytest
from django.urls import reverse

from tests.factories.territory import make_towns

pytestmark = pytest.mark.django_db


def ask(client, words):
    return client.get(reverse("territory:towns"), {"q": words})


def test_towns_are_proposed_to_anyone_and_may_be_cached(client):
    make_towns()
    answer = ask(client, "saint-den")
    assert [row["code"] for row in answer.json()["towns"]] == ["97411", "93066", "11339"]
    assert answer.json()["towns"][0]["label"] == "Saint-Denis (La Réunion)"
    assert answer["Cache-Control"] == "public, max-age=3600"
    assert not answer.cookies


@pytest.mark.parametrize("words", ["", "p", "%", "é" * 10_000, "' OR 1=1 --", "\x00po"])
def test_odd_questions_are_answered_with_few_towns_or_none(client, words):
    make_towns()
    assert len(ask(client, words).json()["towns"]) <= 8


def test_a_suggestion_asks_one_query(client, django_assert_num_queries):
    make_towns()
    with django_assert_num_queries(1):
        ask(client, "poi")


def test_nothing_is_written_there(client):
    assert client.post(reverse("territory:towns")).status_code == 405
