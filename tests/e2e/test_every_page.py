"""Every page of the access table, on a phone and on a desk: it fits, it can be pressed, axe is silent.

A page is looked at as whoever gets most of it: its author, and a stranger where it is open to all.
"""

import re
from itertools import chain

import polib
import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from tests.access.table import OPEN, ROWS, Row
from tests.access.world import World
from tests.e2e import looks
from tests.e2e.fixtures import DESKTOP, PHONE

pytestmark = [
    pytest.mark.full,
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

# allauth's pages, which the table leaves to their library, wear our templates.
ACCOUNT = [
    Row("account_login", OPEN, OPEN, OPEN),
    Row("account_signup", OPEN, OPEN, OPEN),
    Row("account_reset_password", OPEN, OPEN, OPEN),
    Row("account_change_password", "login", OPEN, OPEN),
    Row("account_email", "login", OPEN, OPEN),
    Row("account_logout", "login", OPEN, OPEN),
    Row("usersessions_list", "login", OPEN, OPEN),
    # Its pages that ask the password first: test_second_factor.
    Row("mfa_index", "login", OPEN, OPEN),
    Row("mfa_list_webauthn", "login", OPEN, OPEN),
]
PAGES = [
    (row, role)
    for row in chain(ROWS, ACCOUNT)
    for role in ("stranger", "author")
    if row.method == "get" and getattr(row, role) == OPEN and row.is_page
]
# promises.md, “player”: bytes of script, compressed. And what may move while a page opens.
WITHOUT, WITH_PLAYER = 40_000, 220_000
STILL = 0.05
# What a French sentence has no use for.
ENGLISH = re.compile(r"\b(the|your|with|and|this|please|have|from)\b")
WORDS = """() => {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const parent = walker.currentNode.parentElement;
    if (!parent.closest("script, style, [lang]:not(html)")) found.push(walker.currentNode.textContent);
  }
  for (const node of document.querySelectorAll("[aria-label], [title], [placeholder], [alt]"))
    for (const name of ["aria-label", "title", "placeholder", "alt"])
      if (node.hasAttribute(name)) found.push(node.getAttribute(name));
  return found.map((words) => words.replace(/\\s+/g, " ").trim()).filter(Boolean);
}"""


@pytest.fixture(scope="module")
def english():
    """Return the messages that French says otherwise: none of them may be on a page."""
    catalogue = polib.pofile(str(looks.ROOT / "locale/fr/LC_MESSAGES/django.po"))
    said = {entry.msgid for entry in catalogue if entry.msgstr and entry.msgid != entry.msgstr}
    # A number is of no language: the « 1 » that French says otherwise is the first of a month.
    return {words for words in said if not words.isdecimal()}


@pytest.fixture
def site(live_server, settings):
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")


def enter(context, site, person):
    client = Client()
    client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
    context.add_cookies([cookie])


def untranslated(page, english):
    words = page.evaluate(WORDS)
    return [word for word in words if word in english or ENGLISH.search(word)]


@pytest.mark.parametrize("width", [PHONE["width"], DESKTOP["width"]])
@pytest.mark.parametrize("page_of", PAGES, ids=[f"{row}-{role}" for row, role in PAGES])
def test_page_fits_can_be_pressed_and_is_french(site, new_context, english, page_of, width):
    (row, role), world = page_of, World()
    address = site + reverse(row.name, args=row.args(world))
    size = PHONE if width == PHONE["width"] else DESKTOP
    context = new_context(viewport=size, is_mobile=size is PHONE, has_touch=size is PHONE)
    if role == "author":
        enter(context, site, world.author)
    page = context.new_page()
    scripts = looks.weigh_scripts(page)
    assert page.goto(address, wait_until="networkidle").status == 200
    player = page.locator("lf-player").count() > 0
    assert sum(scripts) <= (WITH_PLAYER if player else WITHOUT), scripts
    assert looks.shift(page) <= STILL
    name = row.name.replace(":", "-")
    looks.shoot(page, f"pages/{name}-{row.about or row.method}-{role}-{width}")
    assert looks.axe(page) == []
    assert looks.sideways(page) == ""
    assert looks.small_targets(page) == []
    assert untranslated(page, english) == []
    expect(page.locator("h1")).to_have_count(1)
    # The tests' own server has no sockets; the house has (test_house).
    assert [said for said in new_context.visits.complaints if "/direct/" not in said] == []
