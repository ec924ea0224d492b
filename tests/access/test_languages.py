"""Every page of the table in both languages: the whole of it in English, linked both ways."""

import re
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import polib
import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from labfilms.core import languages
from tests.access.table import OPEN, ROWS, Row
from tests.access.world import World

ROOT = Path(__file__).resolve().parents[2]
# allauth's pages, which the table leaves to their library, wear our templates.
ACCOUNT = [
    Row("account_login", OPEN, "home", "home"),
    Row("account_signup", OPEN, "home", "home"),
    Row("account_reset_password", OPEN, OPEN, OPEN),
    Row("account_change_password", "login", OPEN, OPEN),
    Row("account_email", "login", OPEN, OPEN),
    Row("account_logout", "login", OPEN, OPEN),
    Row("usersessions_list", "login", OPEN, OPEN),
]
# Whoever gets most of a page; a stranger too, where it is open to all.
ROLES = ("stranger", "author", "region_team", "staff")
PAGES = [
    (row, role)
    for row in chain(ROWS, ACCOUNT)
    for role in ROLES
    if row.method == "get"
    and row.expected(role) == OPEN
    and (role in {"stranger", "author"} or role in row.also)
    and row.is_page
]
# What has one address, whatever the language.
DOORS = re.compile(
    r"/(static|media|flux|original|images|televersements|redaction|administration|api/v1)/"
)
READ_ALOUD = ("aria-label", "title", "placeholder", "alt", "content", "data-text")
SILENT = ("script", "style", "template")


class Page(HTMLParser):
    """What a page says (but in another language than its own), and where it leads."""

    def __init__(self, html):
        super().__init__()
        self.words, self.links, self.head, self.open = [], [], {}, []
        self.language = ""
        self.feed(html)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.language = given.get("lang", "")
        # An Atom feed is another form of the page, not another language.
        if tag == "link" and (given.get("rel") == "canonical" or "hreflang" in given):
            self.head[given.get("hreflang", "canonical")] = given["href"]
        if tag in {"a", "form"} and "hreflang" not in given:
            self.links += filter(None, [given.get("href"), given.get("action")])
        self.links += [given[name] for name in ("hx-get", "hx-post") if given.get(name)]
        foreign = tag != "html" and "lang" in given
        if tag not in {"meta", "link", "input", "br", "img", "hr", "source", "path", "wbr"}:
            self.open.append((tag, foreign))
        if not foreign and not self.elsewhere():
            self.words += [given[name] for name in READ_ALOUD if given.get(name)]

    def handle_endtag(self, tag):
        while self.open and self.open.pop()[0] != tag:
            pass

    def elsewhere(self):
        return any(foreign or tag in {"script", "style"} for tag, foreign in self.open)

    def handle_data(self, text):
        if not self.elsewhere() and text.strip():
            self.words.append(text)


def plain(text):
    return re.sub(r"\s+", " ", text).strip()


@pytest.fixture(scope="session")
def french():
    """Return what the French catalogue says where English says something else."""
    catalogue = polib.pofile(str(ROOT / "locale/fr/LC_MESSAGES/django.po"))
    ids = {plain(text) for entry in catalogue for text in (entry.msgid, entry.msgid_plural)}
    said = {
        plain(text)
        for entry in catalogue
        for text in (entry.msgstr, *entry.msgstr_plural.values())
        if text
    }
    # What holds places alone, as a figure and its sign, is said alike of anything.
    spoken = [
        text for text in said - ids if re.search(r"[^\W\d_]", re.sub(r"%\(\w+\)[sd]", "", text))
    ]
    return [re.compile(pattern(text)) for text in sorted(spoken)]


def pattern(text):
    """Return what a sentence becomes once its places are filled; short ones stand alone."""
    literal = re.escape(re.sub(r"<[^>]+>", "\0", text)).replace("\0", ".*").replace("%%", "%")
    filled = re.sub(r"%\\\(\w+\\\)[sd]|%[sd]|\\\{\w+\\\}", ".+", literal)
    return f"^{filled}$" if len(re.sub(r"\W", "", text)) < 12 or ".+" in filled else filled


def visit(world, person, path, data):
    client = Client()
    if person.is_authenticated:
        client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    response = client.get(path, data)
    return response, response.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(("row", "role"), PAGES, ids=[f"{row}-{role}" for row, role in PAGES])
def test_page_is_whole_in_english(row, role, french):
    world = World()
    args, data = row.args(world), row.data(world)
    world.give_roles()
    person = world.person(role)
    with translation.override("en"):
        english = reverse(row.name, args=args)
    assert english == f"/en{reverse(row.name, args=args)}"
    response, html = visit(world, person, english, data)
    assert response.status_code == 200
    assert response["Content-Language"] == "en"
    page = Page(html)
    assert page.language == "en"
    # What members wrote stays in their language.
    ours = [words.replace("Un court métrage de nuit, sur un quai.", "") for words in page.words]
    said = [words for words in map(plain, ours) if any(one.search(words) for one in french)]
    assert said == []
    strayed = [
        link
        for link in page.links
        if link.startswith("/") and not link.startswith("/en/") and not DOORS.match(link)
    ]
    assert strayed == []


@pytest.mark.django_db
@pytest.mark.parametrize(
    "row",
    [
        row
        for row, role in PAGES
        # What stands in another site's page names the page it is of.
        if role == "stranger" and not row.name.startswith(("embed:film", "selections:embed"))
    ],
    ids=str,
)
def test_page_names_its_other_language_both_ways(row):
    world = World()
    args, data = row.args(world), row.data(world)
    bare = reverse(row.name, args=args)
    heads = {}
    for code in languages.codes():
        path = languages.in_language(bare, code)
        _response, html = visit(world, world.person("stranger"), path, data)
        page = Page(html)
        assert page.language == code
        assert page.head.pop("canonical") == settings.SITE_ADDRESS + path
        heads[code] = page.head
        assert (
            f'hreflang="{next(other for other in languages.codes() if other != code)}" lang='
            in html
        )
    assert heads["fr"] == heads["en"]
    assert heads["fr"] == {
        "fr": settings.SITE_ADDRESS + bare,
        "en": f"{settings.SITE_ADDRESS}/en{bare}",
        "x-default": settings.SITE_ADDRESS + bare,
    }
