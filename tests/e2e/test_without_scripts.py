"""A browser that runs no script: joining, searching, applying, choosing a film, in both languages."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext, override
from playwright.sync_api import expect

from labels.selections.models import Entry, Selection
from labfilms.accounts.models import User
from network.calls.models import Application
from tests.e2e import looks
from tests.e2e.fixtures import DESKTOP, PHONE
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region
from tests.factories.projects import make_project
from tests.factories.streaming import make_asset, make_package

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
PASSWORD = "une-longue-nuit-blanche"


@pytest.fixture
def site(live_server, settings):
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")


class Reader:
    """A page without scripts, in one language; `say` gives a word of the site in it."""

    def __init__(self, page, site, language, person=None) -> None:
        self.page, self.site, self.language = page, site, language
        self.root = site if language == "fr" else f"{site}/{language}"
        if person:
            client = Client()
            client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
            value = client.cookies["sessionid"].value
            page.context.add_cookies([{"name": "sessionid", "value": value, "url": site}])

    def say(self, message: str, **words) -> str:
        with override(self.language):
            return gettext(message) % words if words else gettext(message)

    def go(self, path: str) -> None:
        assert self.page.goto(self.root + path).status == 200

    def press(self, message: str, role: str = "button", **words) -> None:
        self.page.locator("main").get_by_role(role, name=self.say(message, **words)).first.click()
        # One stays in one's language.
        expect(self.page.locator("html")).to_have_attribute("lang", self.language)


@pytest.fixture(params=["fr", "en"])
def read(request, new_context, site):
    def reader(person=None, size=DESKTOP):
        page = new_context(java_script_enabled=False, viewport=size).new_page()
        return Reader(page, site, request.param, person)

    return reader


def test_one_joins_and_comes_in_by_the_link_of_the_letter(read):
    reader = read(size=PHONE)
    reader.go("/compte/signup/")
    page = reader.page
    page.locator("[name=name]").fill("Inès Caron")
    page.locator("[name=email]").fill("ines@exemple.fr")
    page.locator("[name=password1]").fill(PASSWORD)
    reader.press("Create my account")
    (letter,) = mail.outbox
    assert (
        reader.say("Confirm your address") in letter.subject
        or reader.say("Welcome: one last step") in letter.subject
    )
    link = re.search(r"https?://\S+", letter.body)[0]
    page.goto(reader.site + re.sub(r"^https?://[^/]+", "", link))
    reader.press("Yes, it is mine")
    assert EmailAddress.objects.get().verified
    assert User.objects.get().language == reader.language
    expect(page.locator("h1")).to_contain_text("Inès")


def test_one_searches_and_narrows(read):
    for number, slug in enumerate(("la-reunion", "bretagne", "bretagne")):
        make_film(title=f"L’écluse {number}", region=region(slug), genre="drama")
    reader = read()
    reader.go("/recherche/")
    page = reader.page
    page.get_by_role("searchbox").fill("écluse")
    page.locator("#search-form button").first.click()
    page.locator("main").get_by_role("link", name=re.compile("^Films")).first.click()
    expect(page.locator(".search-result")).to_have_count(3)
    page.locator("input[name=region][value=bretagne]").check()
    reader.press("Apply the filters")
    expect(page.locator(".search-result")).to_have_count(2)
    assert "region=bretagne" in page.url
    assert page.url.startswith(f"{reader.root}/recherche/")


def test_one_applies_to_a_call(read):
    call = make_call(title="Sel de nuit")
    karim = make_profile(make_user("Karim Bensaïd")).user
    reader = read(karim, size=PHONE)
    reader.go("/annonces/")
    reader.page.get_by_role("link", name="Sel de nuit").first.click()
    apply = reverse("calls:apply", args=(call.positions.get().pk,))
    reader.page.locator(f"main a[href$='{apply}']").first.click()
    reader.page.locator("main textarea").first.fill("Libre ce soir-là, avec mon enregistreur.")
    reader.press("Send my application")
    assert Application.objects.get().position.call == call


def test_one_adds_a_film_to_a_selection_and_moves_it(read):
    film = make_film(title="Trois nuits dehors")
    curator = make_profile(make_user("Aya Traoré")).user
    label = make_label(curator)
    chosen = make_selection(label, [make_film(title="Paille")], title="Premières fois")
    reader = read(curator)
    reader.go(f"/films/{film.slug}/")
    reader.press("Add to a selection", role="link")
    reader.page.get_by_role("button", name="Premières fois").click()
    assert Entry.objects.filter(selection=chosen, film=film).exists()
    reader.page.locator(".add-new input[name=title]").fill("Sans paroles")
    reader.press("Create and add")
    assert Selection.objects.filter(title="Sans paroles", entries__film=film).exists()
    reader.go(f"/mes-selections/{chosen.pk}/")
    reader.press("Move “%(title)s” down", title="Paille")
    first = Entry.objects.filter(selection=chosen).order_by("order").first()
    assert first.film == film


@pytest.mark.parametrize("offered", [True, False])
def test_the_film_says_what_its_author_allows(read, offered):
    owner = make_user("Inès Ollier")
    asset = make_asset(owner, state="ready", arrived_at=timezone.now())
    make_package(asset, duration=60)
    asset.source.write_bytes(b"the film")
    film = make_film(owner, asset=asset, title="Écluse 14", file_offered=offered)
    reader = read(size=PHONE)
    reader.go(f"/films/{film.slug}/")
    page = reader.page
    expect(page.locator(".player-bar")).to_be_hidden()
    expect(page.locator("noscript video[controls]")).to_be_visible()
    looks.shoot(page, f"no-script-film-{reader.language}-{offered}")
    link = page.locator("noscript").get_by_role("link")
    if not offered:
        expect(link).to_have_count(0)
        expect(page.locator(".player-words")).to_contain_text("JavaScript")
        return
    with page.expect_download() as waiting:
        link.click()
    assert waiting.value.path().read_bytes() == b"the film"


def test_sending_a_film_says_why_it_cannot_and_keeps_the_sheet(read):
    reader = read(make_user("Inès Ollier"))
    reader.go("/mes-films/nouveau/")
    expect(reader.page.locator(".upload noscript")).to_be_visible()
    reader.page.locator("[name=title]").fill("Écluse 14")
    reader.press("Save")
    expect(reader.page.locator("h1")).to_contain_text("Écluse 14")


def test_lists_and_menus_open_on_a_phone(read):
    make_project()
    reader = read(size=PHONE)
    for path in ("/", "/films/", "/profils/", "/annonces/", "/projets/", "/labels/", "/poles/"):
        reader.go(path)
        expect(reader.page.locator("h1")).to_be_visible()
        assert looks.sideways(reader.page) == ""
    reader.page.locator(".site-menu summary").click()
    other = "en" if reader.language == "fr" else "fr"
    reader.page.locator(f".site-menu a[hreflang={other}]").click()
    expect(reader.page.locator("html")).to_have_attribute("lang", other)
    assert reader.page.url.endswith("/poles/")
