"""The English pages in a real browser: they fit, can be pressed, and lead to each other's language."""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.access.world import World
from tests.e2e import looks

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PAGES = (
    ("portal:front", lambda _: ()),
    ("films:list", lambda _: ()),
    ("watch:film", lambda w: (w.public_film.slug,)),
    ("selections:selection", lambda w: (w.public_selection.slug,)),
    ("people:list", lambda _: ()),
    ("people:profile", lambda w: (w.profile.handle,)),
    ("calls:call", lambda w: (w.call.slug,)),
    ("projects:project", lambda w: (w.project.slug,)),
    ("organisations:list", lambda _: ()),
    ("hubs:hub", lambda w: (w.hub.region.slug,)),
    ("search:page", lambda _: ()),
    ("editorial:legal", lambda _: ()),
    ("films:new", lambda _: ()),
    ("notify:preferences", lambda _: ()),
    ("accounts:language", lambda _: ()),
)


@pytest.fixture
def site(live_server, settings):
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")


@pytest.mark.parametrize("width", [390, 1024, 1440])
def test_english_pages_are_sound(site, new_context, width):
    world = World()
    context = new_context(viewport={"width": width, "height": 900}, has_touch=width == 390)
    client = Client()
    client.force_login(world.author, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    for name, args in PAGES:
        path = f"/en{reverse(name, args=args(world))}"
        assert page.goto(site + path).status == 200
        expect(page.locator("html")).to_have_attribute("lang", "en")
        expect(page.locator("h1")).to_have_count(1)
        assert looks.sideways(page) == "", path
        if width != 1024:
            assert looks.axe(page) == [], path
            assert looks.small_targets(page) == [], path


def test_the_foot_leads_to_the_same_page_in_the_other_language(site, page):
    page.goto(f"{site}/films/?fait=ici")
    page.locator(".site-foot").get_by_role("link", name="English").click()
    expect(page).to_have_url(f"{site}/en/films/?fait=ici")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.locator(".site-nav").get_by_role("link", name="Selections").click()
    expect(page).to_have_url(f"{site}/en/selections/")
    page.locator(".site-foot").get_by_role("link", name="Français").click()
    expect(page).to_have_url(f"{site}/selections/")


def test_what_is_refused_of_a_film_is_said_in_english(site, new_context):
    world = World()
    context = new_context()
    client = Client()
    client.force_login(world.author, "allauth.account.auth_backends.AuthenticationBackend")
    session = client.cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])
    page = context.new_page()
    page.goto(f"{site}/en/mes-films/nouveau/")
    context.clear_cookies(name="sessionid")
    page.locator(".upload-input").set_input_files(
        {"name": "film.mp4", "mimeType": "video/mp4", "buffer": b"0" * 4096}
    )
    expect(page.locator(".upload-say")).to_contain_text("session has ended")
