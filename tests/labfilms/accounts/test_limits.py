"""Login limits: one door, which every other leads to, and no way around its limits."""

import html
from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from axes.models import AccessAttempt
from django.core.cache import cache
from django.db.models import F
from django.test import AsyncClient, Client

from labfilms.accounts.limits import login_name
from tests.factories.accounts import make_user

pytestmark = pytest.mark.django_db
LIMIT = 10
PASSWORD = "mot de passe long"
WRONG = "au hasard"
DOORS = {"/compte/login/": "login"}
every_door = pytest.mark.parametrize("door", DOORS)


@pytest.fixture
def chief():
    """Return someone for whom every door opens."""
    person = make_user(email="chef@exemple.fr", is_staff=True, is_superuser=True)
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def knock(door, password=WRONG, *, place="203.0.113.7", **fields):
    """Try a password at a door, in a new browser; return the answer and whether it opened."""
    client = Client(REMOTE_ADDR=place)
    given = {DOORS[door]: "chef@exemple.fr", "password": password} | fields
    answer = client.post(door, given)
    return answer, "_auth_user_id" in client.session


def wear_out(door, **how):
    for _ in range(LIMIT):
        answer, _opened = knock(door, **how)
    return answer


def is_closed(answer) -> bool:
    page = html.unescape(answer.content.decode())
    return answer.status_code == 429 and "Trop d’essais" in page and "pendant une heure" in page


@every_door
def test_right_password_opens_each_door(chief, door):
    assert knock(door, PASSWORD)[1]


@every_door
def test_ten_wrong_passwords_close_the_door_in_words_even_for_the_right_one(chief, door):
    for _ in range(LIMIT - 1):
        assert knock(door)[0].status_code == 200
    assert is_closed(knock(door)[0])
    answer, opened = knock(door, PASSWORD)
    assert is_closed(answer)
    assert not opened


@pytest.mark.parametrize(
    ("other", "home"),
    [("/administration/login/", "/administration/"), ("/redaction/login/", "/redaction/")],
)
def test_other_doors_take_no_password_and_lead_to_the_one(chief, other, home):
    client = Client(REMOTE_ADDR="203.0.113.7")
    answer = client.post(other, {"username": chief.email, "password": PASSWORD})
    assert answer.url == f"/compte/login/?next={home}"
    assert "_auth_user_id" not in client.session
    assert client.get(home).status_code == 302
    client.post(answer.url, {"login": chief.email, "password": PASSWORD, "next": home})
    assert client.get(home).status_code == 200


@pytest.mark.parametrize("other", ["/administration/login/", "/redaction/login/"])
def test_other_doors_refuse_in_words_whoever_is_in_already(client, other):
    client.force_login(make_user())
    assert client.get(other).status_code == 403


def test_password_that_is_asked_again_is_counted_too(chief, settings):
    settings.PASSWORD_AGAIN = True
    client = Client(REMOTE_ADDR="203.0.113.7")
    client.post("/compte/login/", {"login": chief.email, "password": PASSWORD})
    answers = [client.post("/compte/reauthenticate/", {"password": WRONG}) for _ in range(LIMIT)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert client.post("/compte/reauthenticate/", {"password": PASSWORD}).status_code == 429


@every_door
def test_address_without_an_account_is_closed_like_any_other(door):
    assert is_closed(wear_out(door, **{DOORS[door]: "personne@exemple.fr"}))


@every_door
@pytest.mark.parametrize(
    "disguise",
    ["email", "username", "login"],
)
def test_field_that_nobody_asked_for_gives_no_more_tries(chief, door, disguise):
    for number in range(LIMIT):
        decoy = {disguise: f"leurre{number}@exemple.fr"}
        answer, _opened = knock(door, **decoy | {DOORS[door]: "chef@exemple.fr"})
    assert is_closed(answer)
    assert not knock(door, PASSWORD)[1]


@every_door
def test_capitals_give_no_more_tries(chief, door):
    for number in range(LIMIT):
        name = "CHEF@exemple.fr" if number % 2 else "Chef@Exemple.FR"
        answer, _opened = knock(door, **{DOORS[door]: name})
    assert is_closed(answer)
    assert not knock(door, PASSWORD)[1]


@every_door
def test_door_stays_open_for_others_and_from_elsewhere(chief, door):
    other = make_user(email="autre@exemple.fr", is_staff=True, is_superuser=True)
    EmailAddress.objects.create(user=other, email=other.email, verified=True, primary=True)
    wear_out(door)
    assert knock(door, PASSWORD, **{DOORS[door]: "autre@exemple.fr"})[1]
    assert knock(door, PASSWORD, place="198.51.100.9")[1]


@every_door
def test_door_opens_again_after_an_hour_and_not_before(chief, door):
    wear_out(door)
    for minutes, opened in ((58, False), (3, True)):
        earlier = F("attempt_time") - timedelta(minutes=minutes)
        AccessAttempt.objects.update(attempt_time=earlier)
        # Trying meanwhile does not prolong the hour.
        assert knock(door, PASSWORD)[1] is opened


@every_door
def test_right_password_forgets_the_wrong_ones(chief, door):
    for _ in range(3):
        for _ in range(LIMIT - 1):
            knock(door)
        assert knock(door, PASSWORD)[1]


@every_door
def test_limits_hold_when_the_cache_forgets(chief, door):
    for _ in range(LIMIT):
        cache.clear()
        answer, _opened = knock(door)
    assert is_closed(answer)


def test_address_tried_from_many_places_is_closed_too(chief):
    for number in range(100):
        knock("/compte/login/", place=f"198.51.100.{number}")
    answer, opened = knock("/compte/login/", PASSWORD, place="203.0.113.1")
    assert not opened
    assert "Trop" in answer.content.decode()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
async def test_door_closes_under_asgi_as_under_wsgi():
    for _ in range(LIMIT):
        answer = await AsyncClient().post(
            "/compte/login/", {"login": "chef@exemple.fr", "password": WRONG}
        )
    assert is_closed(answer)


@pytest.mark.parametrize("field", ["email", "username", "login"])
def test_name_is_read_from_the_form_where_nothing_was_tried_yet(rf, field):
    assert login_name(rf.post("/", {field: " Chef@Exemple.fr "})) == "chef@exemple.fr"


def test_name_is_empty_where_there_is_neither_form_nor_try(rf):
    assert login_name(None) == ""
    assert login_name(rf.get("/")) == ""
    assert login_name(None, {"username": None}) == ""
