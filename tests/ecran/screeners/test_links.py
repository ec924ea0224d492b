"""The page of whoever holds a link: each state of a link at each of its doors."""

import re
from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecran.films import services as films
from ecran.films.models import Film
from ecran.screeners import services
from ecran.screeners.models import Reply, Screener, Viewing
from ecran.watch.models import Progress
from labfilms.moderation.enums import Withheld
from labfilms.notify.models import Notification
from streaming.delivery import revocations
from tests.factories.accounts import make_user
from tests.factories.films import credit
from tests.factories.screeners import end, make_screener, make_shown_film, make_viewing
from tests.factories.streaming import make_asset, make_package

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FILES = {
    "master": "master.m3u8",
    "playlist": "360p/playlist.m3u8",
    "segment": "360p/00000.m4s",
    "poster": "poster.jpg",
}
DOORS = ("page", "progress", "reply", *FILES)
PASSWORD = "sel de nuit"


@pytest.fixture
def film():
    return make_shown_film(make_user("Aya Traoré"), title="Sel de nuit", synopsis="Deux sœurs.")


def where(screener, name="screener"):
    return reverse(f"screeners:{name}", args=(screener.secret,))


def grant_in(response) -> str:
    found = re.search(r'src="(/flux/[^"]+/)master\.m3u8"', response.content.decode())
    return found[1] if found else ""


def play(client, screener) -> str:
    """Open the page and ask for a first picture; return what its files begin with."""
    base = grant_in(client.get(where(screener)))
    client.get(base + FILES["segment"])
    return base


def doors(client, screener, base="") -> dict[str, int]:
    cache.clear()
    opened = client.get(where(screener))
    base = base or grant_in(opened)
    answers = {
        "page": opened,
        "progress": client.post(where(screener, "progress"), {"seconds": "3"}),
        "reply": client.post(where(screener, "reply"), {"text": "Merci."}),
    }
    got = {door: answer.status_code for door, answer in answers.items()}
    return got | {
        door: client.get(base + path).status_code if base else 0 for door, path in FILES.items()
    }


# What each door answers: files 0 where the page gave no address for them.
OPEN = dict.fromkeys(DOORS, 200) | {"progress": 204, "reply": 302}
GONE = dict.fromkeys(DOORS, 410) | dict.fromkeys(FILES, 0)
ASKED = dict.fromkeys(DOORS, 200) | {"progress": 204} | dict.fromkeys(FILES, 0)
STATES = {
    "alive": OPEN,
    "unknown": dict.fromkeys(DOORS, 404) | dict.fromkeys(FILES, 0),
    "wrong password": ASKED | {"reply": 302},
    "revoked": GONE,
    "expired": GONE,
    # Somebody who came too late may ask for another.
    "used": GONE | {"reply": 302},
}


@pytest.mark.parametrize("state", STATES)
def test_each_state_of_a_link_at_each_of_its_doors(client, film, state):
    screener = make_screener(film, password=PASSWORD if state == "wrong password" else "")
    if state == "wrong password":
        refused = client.post(where(screener, "enter"), {"password": "poivre"})
        assert refused.status_code == 200
    elif state == "unknown":
        screener.secret = "a" * 22
    else:
        end(screener, state)
    assert doors(client, screener) == STATES[state]


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_addresses_that_were_given_die_with_their_link(client, film, how):
    screener = make_screener(film)
    base = play(client, screener)
    end(screener, how)
    revocations.forget()
    if how == "expired":
        # The grant says its own end; here it is the page's that has passed.
        assert doors(client, screener, base)["page"] == 410
        return
    assert doors(client, screener, base) == dict.fromkeys(DOORS, 404) | {
        "page": 410, "progress": 410, "reply": 410
    }  # fmt: skip


def test_an_address_lives_no_longer_than_its_link(client, film, monkeypatch):
    screener = make_screener(film, expires_at=timezone.now() + timedelta(hours=1))
    base = play(client, screener)
    assert client.get(base + FILES["segment"]).status_code == 200
    later = timezone.now().timestamp() + 3601
    monkeypatch.setattr("labfilms.core.grants.time.time", lambda: later)
    assert {client.get(base + path).status_code for path in FILES.values()} == {404}


def test_one_link_withdrawn_leaves_the_others_playing(film):
    withdrawn, other = make_screener(film), make_screener(film)
    one, two = Client(), Client()
    dead, alive = play(one, withdrawn), play(two, other)
    services.revoke(screener=withdrawn)
    assert one.get(dead + FILES["segment"]).status_code == 404
    assert two.get(alive + FILES["segment"]).status_code == 200


def test_a_page_that_is_opened_counts_for_nothing_and_a_picture_for_one(client, film):
    screener = make_screener(film, most_viewings=1)
    base = grant_in(client.get(where(screener)))
    client.get(base + FILES["master"])
    assert not Viewing.objects.begun().exists()
    client.get(base + FILES["segment"])
    client.get(base + FILES["segment"])
    assert Viewing.objects.begun().count() == 1


def test_of_two_browsers_the_last_viewing_is_the_firsts_and_goes_on(film):
    screener = make_screener(film, most_viewings=1)
    one, two = Client(), Client()
    bases = [grant_in(browser.get(where(screener))) for browser in (one, two)]
    assert one.get(bases[0] + FILES["segment"]).status_code == 200
    assert two.get(bases[1] + FILES["segment"]).status_code == 404
    assert two.get(where(screener)).status_code == 410
    assert grant_in(one.get(where(screener)))
    assert Viewing.objects.begun().count() == 1


def test_the_next_day_it_is_another_viewing(client, film):
    screener = make_screener(film, most_viewings=2)
    play(client, screener)
    Viewing.objects.update(started_at=timezone.now() - timedelta(hours=13))
    play(client, screener)
    assert Viewing.objects.begun().count() == 2
    Viewing.objects.update(started_at=timezone.now() - timedelta(hours=13))
    assert client.get(where(screener)).status_code == 410


def test_the_page_shows_the_sheet_and_says_what_is_recorded_and_for_whom(client, film):
    credit(film, name="Inès Ollier")
    screener = make_screener(film, name="Festival des Salins", most_viewings=3)
    said = client.get(where(screener)).content.decode()
    for words in ("Sel de nuit", "Deux sœurs.", "Inès Ollier", "Aya Traoré", screener.until):
        assert words in said
    assert said.count("Festival des Salins · ") >= 2
    assert "player-mark" in said


def test_nothing_of_the_film_leaks_before_the_page_is_read(client, film):
    screener = make_screener(film)
    answer = client.get(where(screener))
    head = answer.content.decode().partition("</head>")[0]
    assert "Sel de nuit" not in head
    assert "og:" not in head
    assert 'content="noindex, nofollow"' in head
    assert answer["X-Robots-Tag"] == "noindex, nofollow"
    assert "no-store" in answer["Cache-Control"]
    # `no-referrer` would make these forms fail: see views._unlisted.
    assert answer["Referrer-Policy"] == "same-origin"


def test_no_account_is_needed_and_an_account_keeps_nothing_of_it(client, film):
    screener = make_screener(film)
    client.force_login(make_user())
    play(client, screener)
    client.post(where(screener, "progress"), {"seconds": "40"})
    assert Viewing.objects.get().furthest == 40
    assert not Progress.objects.exists()


def test_a_password_opens_once_for_a_browser_until_it_is_changed(client, film):
    screener = make_screener(film, password=PASSWORD)
    said = client.get(where(screener)).content.decode()
    assert "Sel de nuit" not in said
    assert "Aya Traoré" not in said
    assert client.post(where(screener, "enter"), {"password": PASSWORD})["Location"] == where(
        screener
    )
    base = play(client, screener)
    services.set_password(screener=screener, password="poivre long")
    assert client.get(base + FILES["segment"]).status_code == 200
    assert not grant_in(client.get(where(screener)))
    assert not grant_in(Client().get(where(screener)))


def test_passwords_are_not_guessed_for_long(client, film):
    screener = make_screener(film, password=PASSWORD)
    codes = [
        client.post(where(screener, "enter"), {"password": f"essai {number}"}).status_code
        for number in range(12)
    ]
    assert codes == [200] * 10 + [429] * 2
    assert client.post(where(screener, "enter"), {"password": PASSWORD}).status_code == 429


def test_a_territory_is_declared_and_nothing_more(client, film):
    screener = make_screener(film, territory="France, Suisse")
    said = client.get(where(screener)).content.decode()
    assert "France, Suisse" in said
    assert "Sel de nuit" not in said
    assert client.post(where(screener, "enter"), {}).status_code == 200
    assert not grant_in(client.get(where(screener)))
    client.post(where(screener, "enter"), {"declared": "on"})
    assert "France, Suisse" in client.get(where(screener)).content.decode()
    assert grant_in(client.get(where(screener)))


def test_a_dead_link_takes_no_password(client, film):
    screener = end(make_screener(film, password=PASSWORD), "revoked")
    assert client.post(where(screener, "enter"), {"password": PASSWORD}).status_code == 410


def test_a_new_cut_takes_the_place_of_the_former_under_the_same_link(
    client, film, django_capture_on_commit_callbacks
):
    screener = make_screener(film)
    former = play(client, screener)
    asset = make_asset(film.owner)
    with django_capture_on_commit_callbacks(execute=True):
        films.attach(film=Film.objects.get(pk=film.pk), asset_id=asset.pk)
    waiting = client.get(where(screener))
    assert waiting.status_code == 200
    assert not grant_in(waiting)
    assert client.get(former + FILES["segment"]).status_code == 404
    make_package(asset)
    films.refresh(film=Film.objects.get(pk=film.pk))
    base = grant_in(client.get(where(screener)))
    assert base != former
    assert client.get(base + FILES["segment"]).status_code == 200


@pytest.mark.parametrize("level", [Withheld.HIDDEN, Withheld.REMOVED])
def test_a_film_that_moderation_shuts_is_shut_here_too(client, film, level):
    screener = make_screener(film)
    base = play(client, screener)
    films.withhold(film=Film.objects.get(pk=film.pk), level=level)
    answer = client.get(where(screener))
    assert answer.status_code == 410
    assert "Sel de nuit" not in answer.content.decode()
    assert client.get(base + FILES["segment"]).status_code == 404


def test_its_maker_looks_at_the_page_without_being_counted(client, film):
    screener = make_screener(film, password=PASSWORD, most_viewings=1)
    make_viewing(screener)
    client.force_login(film.owner)
    answer = client.get(where(screener))
    assert "progress-url" not in answer.content.decode()
    assert client.get(grant_in(answer) + FILES["segment"]).status_code == 200
    client.post(where(screener, "progress"), {"seconds": "40"})
    client.post(where(screener, "reply"), {"text": "À moi-même."})
    assert Viewing.objects.count() == 1
    assert not Reply.objects.exists()


def test_it_resumes_where_one_stopped(client, film):
    screener = make_screener(film)
    play(client, screener)
    client.post(where(screener, "progress"), {"seconds": "40.5"})
    assert 'resume-at="40.5"' in client.get(where(screener)).content.decode()


@pytest.mark.parametrize("seconds", ["", "-1", "nan", "1e9"])
def test_a_place_that_no_film_has_is_refused(client, film, seconds):
    screener = make_screener(film)
    play(client, screener)
    assert client.post(where(screener, "progress"), {"seconds": seconds}).status_code == 400


def test_a_reply_reaches_the_owner_and_leads_to_its_link(client, film):
    screener = make_screener(film, name="Nadia Ferhat")
    client.get(where(screener))
    sent = client.post(where(screener, "reply"), {"text": "Nous le prenons."})
    assert sent["Location"] == where(screener)
    assert Reply.objects.get().text == "Nous le prenons."
    told = Notification.objects.get(person=film.owner)
    assert told.address == f"{reverse('screeners:links', args=(film.pk,))}#lien-{screener.pk}"


def test_an_empty_reply_is_asked_for_again_and_too_many_are_refused(client, film):
    screener = make_screener(film)
    assert client.post(where(screener, "reply"), {"text": " "}).status_code == 200
    codes = {
        client.post(where(screener, "reply"), {"text": "Merci."}).status_code for _ in range(6)
    }
    assert codes == {302, 200}
    assert Reply.objects.count() == 5


def test_whoever_used_the_last_viewing_may_still_reply(client, film):
    screener = make_screener(film, most_viewings=1)
    play(client, screener)
    Viewing.objects.update(started_at=timezone.now() - timedelta(hours=13))
    assert where(screener, "reply") in client.get(where(screener)).content.decode()
    client.post(where(screener, "reply"), {"text": "Nous le prenons."})
    assert client.post(where(screener, "reply"), {"text": ""}).status_code == 410
    assert Reply.objects.count() == 1


def test_pages_of_a_link_ask_few_queries(client, film, django_assert_max_num_queries):
    screener = make_screener(film, most_viewings=3)
    client.get(where(screener))
    with django_assert_max_num_queries(15):
        client.get(where(screener))


def test_two_links_stand_side_by_side_in_one_browser(client, film):
    one, two = make_screener(film), make_screener()
    for screener in (one, two, one):
        play(client, screener)
    assert Viewing.objects.count() == 2
    assert Screener.objects.count() == 2
