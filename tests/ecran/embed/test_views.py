"""A film in other sites' pages: who may show it, and how it is told."""

from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from django.urls import reverse

from ecran.embed import oembed
from ecran.films.enums import Embedding, Visibility
from labfilms.moderation.enums import Withheld
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film, make_playable_film

pytestmark = pytest.mark.django_db

HIDDEN = [
    {"visibility": Visibility.UNLISTED},
    {"visibility": Visibility.PRIVATE},
    {"visibility": Visibility.DRAFT},
    {"playable": False},
    {"withheld": Withheld.HIDDEN},
    {"withheld": Withheld.REMOVED},
]


def player(film, client=None, **options):
    return (client or Client()).get(reverse("embed:film", args=(film.slug,)), options)


def ancestors(response):
    policy = response["Content-Security-Policy"]
    (words,) = [part for part in policy.split(";") if "frame-ancestors" in part]
    return words.split()[1:]


def ask(film, **more):
    address = f"http://testserver{film.get_absolute_url()}"
    return Client().get(reverse("embed:oembed"), {"url": address, **more})


def test_the_player_stands_alone_and_leads_back():
    film = make_playable_film(title="Écluse 14")
    response = player(film)
    words = response.content.decode()
    assert "<lf-player" in words
    assert f'href="http://testserver/films/{film.slug}/"' in words
    assert "site-head" not in words
    assert "X-Frame-Options" not in response
    assert not response.cookies
    assert "Cookie" not in response.headers.get("Vary", "")


@pytest.mark.parametrize(
    ("embedding", "domains", "expected"),
    [
        (Embedding.ANYWHERE, "", ["*"]),
        (Embedding.LISTED, "exemple.fr\n*.ecole.fr", ["'self'", "exemple.fr", "*.ecole.fr"]),
        (Embedding.NOWHERE, "exemple.fr", ["'self'"]),
    ],
)
def test_its_owner_says_who_may_frame_it(embedding, domains, expected):
    film = make_playable_film(embedding=embedding, embed_domains=domains)
    assert ancestors(player(film)) == expected


def test_every_other_page_keeps_out_of_frames(client):
    film = make_playable_film()
    response = client.get(film.get_absolute_url())
    assert ancestors(response) == ["'none'"]
    assert response["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("state", HIDDEN, ids=str)
def test_what_is_not_everyones_stands_in_no_page_not_even_its_owners(client, state):
    owner = make_user()
    film = make_film(owner, **state)
    client.force_login(owner)
    response = player(film, client)
    assert response.status_code == 404
    assert ancestors(response) == ["'none'"]
    assert ask(film).status_code == 404


def test_options_are_read_and_odd_ones_are_as_if_unsaid():
    film = make_playable_film()
    asked = player(film, debut="75", auto="1", boucle="1").content.decode()
    assert 'starts-at="75"' in asked
    assert " begins" in asked
    assert "<video" in asked
    assert " loop" in asked
    odd = player(film, debut="-3", auto="", boucle="0").content.decode()
    assert "starts-at" not in odd
    assert " begins" not in odd


def test_a_film_without_a_package_says_so():
    assert "<lf-player" not in player(make_film()).content.decode()


def test_oembed_tells_of_a_film():
    film = make_film(title="Écluse 14", ratio=2.0)
    credit(film, make_user("Inès Ollier"))
    said = ask(film).json()
    assert (said["version"], said["type"], said["title"]) == ("1.0", "video", "Écluse 14")
    assert (said["width"], said["height"]) == (640, 320)
    assert said["author_name"] == "Inès Ollier"
    assert f'src="http://testserver/integrer/films/{film.slug}/"' in said["html"]
    assert ask(film)["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize(
    ("wide", "high", "expected"),
    [
        (None, None, (640, 360)),
        (320, None, (320, 180)),
        (None, 90, (160, 90)),
        (100, 5000, (100, 56)),
    ],
)
def test_oembed_keeps_within_its_limits(wide, high, expected):
    film = make_film(ratio=16 / 9)
    limits = {name: value for name, value in (("maxwidth", wide), ("maxheight", high)) if value}
    said = ask(film, **limits).json()
    assert (said["width"], said["height"]) == expected


def test_oembed_speaks_xml_too():
    film = make_film(title="<Noir> & blanc")
    response = ask(film, format="xml")
    root = ET.fromstring(response.content)  # noqa: S314 - our own
    assert response["Content-Type"].startswith("text/xml")
    assert root.findtext("title") == "<Noir> & blanc"
    assert ask(film, format="yaml").status_code == 501


def test_what_is_written_in_a_title_stays_words():
    film = make_film(title='"><script>alert(1)</script>')
    assert "<script>" not in oembed.code(film, player(film).wsgi_request)
    assert "<script>alert" not in player(film).content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "",
        "rien",
        "http://[",
        "https://ailleurs.example/films/un-film/",
        "ftp://testserver/films/un-film/",
        "http://testserver/films/",
        "http://testserver/labels/un-film/",
        "http://testserver/films/inconnu/",
    ],
)
def test_oembed_knows_our_films_alone(client, address):
    make_film(slug="un-film")
    response = client.get(reverse("embed:oembed"), {"url": address})
    assert response.status_code == (400 if not address else 404)


@pytest.mark.parametrize(
    "path", ["/films/un-film/", "/en/films/un-film/", "/integrer/films/un-film/"]
)
def test_oembed_knows_a_film_by_all_its_addresses(client, path):
    make_film(slug="un-film")
    assert (
        client.get(reverse("embed:oembed"), {"url": f"http://testserver{path}"}).status_code == 200
    )


def test_a_film_kept_to_the_house_is_told_to_nobody(client):
    film = make_film(embedding=Embedding.NOWHERE)
    assert ask(film).status_code == 404
    page = client.get(film.get_absolute_url()).content.decode()
    assert "oembed" not in page
    assert "&lt;iframe" not in page


def test_a_film_s_page_gives_the_code_and_names_oembed(client):
    film = make_film()
    page = client.get(film.get_absolute_url()).content.decode()
    assert "&lt;iframe src=&quot;http://testserver/integrer/films/" in page
    assert "application/json+oembed" in page
    unlisted = make_film(visibility=Visibility.UNLISTED)
    words = client.get(unlisted.get_absolute_url()).content.decode()
    assert "oembed" not in words
    assert "&lt;iframe" not in words


# --- who may show it --------------------------------------------------------------------------


@pytest.fixture
def owner(client):
    user = make_user()
    client.force_login(user)
    return user


def settle(client, film, embedding, domains=""):
    address = reverse("embed:embedding", args=(film.pk,))
    return client.post(address, {"embedding": embedding, "domains": domains})


def test_its_owner_names_the_sites(client, owner):
    film = make_film(owner)
    assert settle(client, film, "listed", "Exemple.fr\n*.ecole.fr exemple.fr").status_code == 302
    film.refresh_from_db()
    assert (film.embedding, film.embed_domains) == ("listed", "exemple.fr\n*.ecole.fr")


@pytest.mark.parametrize(
    "domains",
    [
        "", "https://exemple.fr", "exemple.fr;script-src *", "*", "*.fr;", "'self'", "localhost",
        "exemple .fr/", "exemple.fr:8000", "\n".join(f"s{n}.fr" for n in range(21)),
    ],
)  # fmt: skip
def test_what_is_not_a_site_is_refused(client, owner, domains):
    film = make_film(owner)
    response = settle(client, film, "listed", domains)
    assert response.context["form"].errors["domains"]
    film.refresh_from_db()
    assert film.embedding == Embedding.ANYWHERE


def test_nobody_else_says_it(client, owner):
    film = make_film()
    assert settle(client, film, "nowhere").status_code == 404
    assert client.get(reverse("embed:embedding", args=(film.pk,))).status_code == 404
