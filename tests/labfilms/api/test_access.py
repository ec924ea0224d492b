"""Keys, limits, other sites' pages and problems in words."""

from datetime import timedelta

import pytest
from django.utils import timezone

from labfilms.api import access
from labfilms.keys import services
from labfilms.keys.enums import Scope
from labfilms.keys.models import Key
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.second_factor import give_app

pytestmark = pytest.mark.django_db

PROBLEM = "application/problem+json"


def test_a_problem_is_said_in_the_language_asked_for(stranger):
    response = stranger.get("films/999999", **{"Accept-Language": "en"})
    assert (response.status_code, response["Content-Type"]) == (404, PROBLEM)
    assert response.json() == {
        "type": "about:blank",
        "title": "There is nothing here.",
        "status": 404,
        "detail": "There is nothing here that you may see.",
        "errors": [],
    }


@pytest.mark.parametrize(
    ("name", "value", "reason"),
    [
        ("page", "deux", "It must be a whole number."),
        ("page", "0", "It must be 1 or more."),
        ("size", "101", "It must be 100 or less."),
        ("made_here", "peut-être", "It must be true or false."),
        ("page", "1" * 5000, "It is too long a number."),
    ],
)
def test_each_parameter_read_wrongly_has_its_reason(stranger, name, value, reason):
    response = stranger.get("films", {name: value}, **{"Accept-Language": "en"})
    assert (response.status_code, response["Content-Type"]) == (422, PROBLEM)
    assert response.json()["errors"] == [{"name": name, "reason": reason}]


def test_a_word_that_is_no_choice_is_told_the_choices(stranger):
    errors = stranger.get("films", {"genre": "western"}).json()["errors"]
    assert errors[0]["name"] == "genre"
    assert "drama" in errors[0]["reason"]


def test_an_odd_number_finds_nothing(stranger):
    assert stranger.get(f"films/{10**30}").status_code == 404
    assert stranger.get("films/-1").status_code == 404
    assert stranger.get("films/un").status_code == 422


@pytest.mark.parametrize("words", ["Bearer rien", "Bearer", "Basic abc", "Bearer  ", "Bearer é"])
def test_a_key_that_is_none_of_ours_is_refused(stranger, words):
    response = stranger.get("films", Authorization=words)
    assert (response.status_code, response["Content-Type"]) == (401, PROBLEM)
    assert response["WWW-Authenticate"] == "Bearer"


def test_a_key_ends_with_its_row_and_sleeps_with_its_account(reader):
    owner = make_user()
    mine = reader(owner)
    assert mine.get("films").status_code == 200
    owner.is_active = False
    owner.save()
    assert mine.get("films").status_code == 401
    owner.is_active = True
    owner.save()
    services.end(key=owner.keys.get())
    assert mine.get("films").status_code == 401


def test_a_key_waits_for_its_persons_second_factor(reader, settings):
    settings.SECOND_FACTOR = "required"
    owner = make_user(is_staff=True)
    mine = reader(owner, Scope.MINE)
    response = mine.get("mine/films", **{"Accept-Language": "en"})
    assert (response.status_code, response["Content-Type"]) == (401, PROBLEM)
    assert response.json()["title"] == "Your role asks for a second factor."
    # What everyone may read stays open.
    assert reader(owner, Scope.READ).get("films").status_code == 200
    give_app(owner)
    assert mine.get("mine/films").status_code == 200


def test_the_last_use_is_noted_ten_minutes_apart(reader):
    mine = reader()
    mine.get("films")
    first = Key.objects.get().used_at
    mine.get("films")
    assert Key.objects.get().used_at == first
    Key.objects.update(used_at=timezone.now() - timedelta(minutes=11))
    mine.get("films")
    assert timezone.now() - Key.objects.get().used_at < timedelta(minutes=1)


def test_an_address_and_a_person_have_their_limits(stranger, reader, monkeypatch):
    monkeypatch.setattr(access, "STRANGERS", 2)
    monkeypatch.setattr(access, "PEOPLE", 3)
    mine = reader()
    assert [stranger.get("regions").status_code for _ in range(3)] == [200, 200, 429]
    assert [mine.get("regions").status_code for _ in range(4)] == [200, 200, 200, 429]
    response = stranger.get("regions")
    assert response["Retry-After"] == "3600"
    assert response["Content-Type"] == PROBLEM


def test_guessing_keys_counts_as_reading(stranger, monkeypatch):
    monkeypatch.setattr(access, "STRANGERS", 2)
    codes = [stranger.get("films", Authorization="Bearer lf_x").status_code for _ in range(3)]
    assert codes == [401, 401, 429]


def test_pages_of_other_sites_read_what_is_everyones_alone(stranger, reader):
    make_film()
    open_answer = stranger.get("films", Origin="https://exemple.fr")
    assert open_answer["Access-Control-Allow-Origin"] == "*"
    assert "Access-Control-Allow-Credentials" not in open_answer
    assert open_answer["Cross-Origin-Resource-Policy"] == "cross-origin"
    keyed = reader().get("films", Origin="https://exemple.fr")
    assert "Access-Control-Allow-Origin" not in keyed
    assert keyed["Cache-Control"] == "private, no-store"
    assert "Authorization" in open_answer["Vary"]


def test_nothing_is_written_here(stranger):
    for method in ("post", "put", "patch", "delete"):
        assert getattr(stranger.client, method)("/api/v1/films").status_code == 405
