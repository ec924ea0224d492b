"""A link from the one who makes it to the one who watches, and back, in a real browser."""

import re
import time

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from ecran.screeners.models import Screener, Viewing
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.e2e import looks
from tests.e2e.fixtures import DESKTOP, PHONE
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.pictures import make_picture
from tests.factories.screeners import end, make_screener, make_viewing
from tests.factories.streaming import make_asset
from tests.streaming.delivery.test_player import encode, master

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
VIDEO = "document.querySelector('video')"
SECONDS = 12


@pytest.fixture
def site(live_server, settings, tmp_path):
    settings.FILMS_ROOT = tmp_path / "films"
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")


@pytest.fixture
def film(site):
    aya = make_user("Aya Traoré")
    asset = make_asset(aya, duration=SECONDS)
    made = Package.objects.create(asset=asset, state=PackageState.PUBLISHED, duration=SECONDS)
    encode(made.folder / "180p", 320, 180)
    (made.folder / "master.m3u8").write_text(master([(320, 180)]))
    film = make_film(
        aya,
        title="Sel de nuit",
        synopsis="Deux sœurs gardent une saline, la nuit.",
        visibility="draft",
        rights_declared=True,
        asset=asset,
        poster=make_picture(aya),
        ratio=16 / 9,
        duration=SECONDS,
    )
    credit(film, aya)
    return film


def enter(context, site, person):
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([cookie])
    return context.new_page()


def until(page, condition, *, seconds=60):
    """Wait for a condition in the page; its policy forbids Playwright's own way, which is eval."""
    stop = time.monotonic() + seconds
    while not page.evaluate(condition):
        assert time.monotonic() < stop, condition
        page.wait_for_timeout(100)


def make_one(aya, site, film):
    aya.goto(site + reverse("films:edit", args=(film.pk,)))
    aya.get_by_role("link", name="Liens de visionnage").click()
    aya.locator("#id_name").fill("Festival des Salins")
    aya.locator("#id_viewings").fill("2")
    aya.get_by_role("button", name="Créer le lien").click()
    link = aya.get_by_role("textbox", name="Lien pour Festival des Salins")
    expect(link).to_have_value(re.compile(rf"^{site}/v/[\w-]{{22}}/$"))
    looks.shoot(aya, "screener-list")
    return link.input_value()


def test_a_link_is_made_watched_on_a_phone_seen_and_withdrawn(new_context, site, film):
    aya = enter(new_context(), site, film.owner)
    address = make_one(aya, site, film)

    context = new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    stranger = context.new_page()
    assert stranger.goto(address).status == 200
    main = stranger.get_by_role("main")
    for words in (
        "Aya Traoré invite Festival des Salins",
        "Il reste 2 visionnages",
        "Ce qui est enregistré",
    ):
        expect(main).to_contain_text(words)
    looks.shoot(stranger, "screener-phone")
    assert not Viewing.objects.begun().exists()
    stranger.get_by_role("button", name="Lancer le film").click()
    until(stranger, f"{VIDEO}.currentTime > 1")
    mark = stranger.locator(".player-mark span")
    expect(mark).to_contain_text("Festival des Salins · ")
    assert Viewing.objects.begun().count() == 1
    # Slower, so that the film outlasts what follows.
    stranger.evaluate(f"{VIDEO}.playbackRate = 0.5")
    until(stranger, f"{VIDEO}.currentTime > 3")
    looks.shoot(stranger, "screener-plays")
    stop = time.monotonic() + 20
    while Viewing.objects.get().furthest < 2:
        assert time.monotonic() < stop
        stranger.wait_for_timeout(200)

    aya.reload()
    expect(aya.get_by_role("main")).to_contain_text("1 visionnage sur 2")
    expect(aya.get_by_role("main")).to_contain_text("vu jusqu’à")
    looks.shoot(aya, "screener-seen")
    aya.get_by_role("button", name="Retirer le lien de Festival des Salins").click()
    expect(aya.get_by_role("main")).to_contain_text("retiré")

    error = stranger.locator("[data-part=error]")
    expect(error).to_be_visible(timeout=60_000)
    expect(error).to_contain_text("Ce visionnage est terminé")
    assert stranger.evaluate(f"{VIDEO}.paused")
    looks.shoot(stranger, "screener-withdrawn")
    error.get_by_role("button", name="Recharger la page").click()
    expect(stranger.get_by_role("heading", level=1)).to_contain_text("Ce lien a été retiré")


def test_a_reply_is_written_on_the_page_and_read_on_the_list(new_context, site, film):
    screener = make_screener(film)
    page = new_context().new_page()
    page.goto(site + screener.get_absolute_url())
    page.get_by_label("Votre message").fill("Nous le prenons.")
    page.get_by_role("button", name="Envoyer").click()
    expect(page.get_by_role("status").first).to_contain_text("Votre message est envoyé")
    aya = enter(new_context(), site, film.owner)
    aya.goto(site + reverse("notify:list"))
    aya.get_by_role("link", name=re.compile("vous répond")).first.click()
    expect(aya.get_by_role("main")).to_contain_text("Nous le prenons.")


def test_the_mark_stays_in_full_screen_moves_and_stands_on_the_printed_still(
    new_context, site, film
):
    screener = make_screener(film, name="Nadia Ferhat")
    page = new_context().new_page()
    page.goto(site + screener.get_absolute_url())
    page.get_by_role("button", name="Plein écran").click()
    until(page, "document.fullscreenElement?.querySelector('.player-mark')?.checkVisibility()")
    assert page.evaluate(
        "getComputedStyle(document.querySelector('.player-mark')).animationName"
    ) == ("player-mark")
    assert page.locator("[data-part=pip]").is_hidden()
    page.get_by_role("button", name="Quitter le plein écran").click()
    page.emulate_media(media="print")
    expect(page.locator(".screener-still")).to_be_visible()
    expect(page.locator(".screener-still img")).to_be_visible()
    expect(page.locator(".screener-still")).to_contain_text("Nadia Ferhat · ")
    expect(page.locator("lf-player")).to_be_hidden()
    looks.shoot(page, "screener-print")


def test_where_a_phone_has_no_full_screen_the_page_fills_the_window_with_its_mark(
    new_context, site, film
):
    screener = make_screener(film)
    context = new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    context.add_init_script("delete Element.prototype.requestFullscreen")
    page = context.new_page()
    page.goto(site + screener.get_absolute_url())
    page.get_by_role("button", name="Plein écran").click()
    size = page.locator("lf-player").bounding_box()
    assert (size["width"], size["height"]) == (PHONE["width"], PHONE["height"])
    expect(page.locator(".player-mark")).to_be_visible()
    page.get_by_role("button", name="Quitter le plein écran").click()
    assert page.locator("lf-player").bounding_box()["height"] < PHONE["height"]


def test_a_password_is_asked_on_a_page_that_says_nothing_of_the_film(new_context, site, film):
    screener = make_screener(film, password="sel de nuit", territory="France, Suisse")
    page = new_context().new_page()
    page.goto(site + screener.get_absolute_url())
    expect(page.get_by_role("main")).not_to_contain_text("Sel de nuit")
    page.get_by_label("Mot de passe du lien").fill("poivre")
    page.get_by_label("Je déclare").check()
    page.get_by_role("button", name="Voir le film").click()
    expect(page.get_by_role("main")).to_contain_text("Ce n’est pas le mot de passe")
    page.get_by_label("Mot de passe du lien").fill("sel de nuit")
    page.get_by_label("Je déclare").check()
    page.get_by_role("button", name="Voir le film").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Sel de nuit")


@pytest.mark.full
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1440"])
@pytest.mark.parametrize("how", ["revoked", "expired", "used", "unknown"])
def test_pages_of_links_that_have_ended_fit_and_can_be_pressed(new_context, site, film, how, size):
    screener = end(make_screener(film), how)
    if how == "unknown":
        screener.secret = "a" * 22
    fits(new_context(viewport=size).new_page(), site + screener.get_absolute_url(), how, size)


@pytest.mark.full
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1440"])
def test_a_list_of_links_in_every_state_fits_and_can_be_pressed(new_context, site, film, size):
    long = "Commission de programmation du Festival international du court métrage des Salins"
    for name in (
        "Festival des Salins",
        long[:80],
        "jury@un-tres-long-nom-de-domaine-sans-coupure.example",
    ):
        screener = make_screener(film, name=name, email="films@salins.example", most_viewings=3)
        make_viewing(screener, furthest=9)
        screener.replies.create(text="Nous le prenons.\nMerci !")
    for how in ("revoked", "expired", "used"):
        end(make_screener(film, password="sel de nuit"), how)
    page = enter(new_context(viewport=size), site, film.owner)
    fits(page, site + reverse("screeners:links", args=(film.pk,)), "list", size)
    assert Screener.objects.count() == 6


def fits(page, address, name, size):
    page.goto(address, wait_until="networkidle")
    looks.shoot(page, f"screener-{name}-{size['width']}")
    assert looks.axe(page) == []
    assert looks.sideways(page) == ""
    assert looks.small_targets(page) == []
