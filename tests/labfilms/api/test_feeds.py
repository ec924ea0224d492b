"""Atom: what everyone may see, with names that last."""

from xml.etree import ElementTree as ET

import pytest
from django.test import override_settings
from django.urls import reverse

from ecran.films.enums import Visibility
from ecran.films.models import Film
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.moderation.enums import Withheld
from projects.space.enums import Visibility as ProjectVisibility
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.organisations import make_organisation
from tests.factories.people import region
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db

ATOM = "{http://www.w3.org/2005/Atom}"


def feed(client, name, *args):
    response = client.get(reverse(name, args=args))
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    assert not response.cookies
    return ET.fromstring(response.content)  # noqa: S314 - our own


def entries(client, name, *args):
    return feed(client, name, *args).findall(f"{ATOM}entry")


def words(entry, name):
    return entry.findtext(f"{ATOM}{name}")


@override_settings(SITE_ADDRESS="https://labfilms.example")
def test_a_film_keeps_its_name_when_its_address_changes(client):
    film = make_film(title="Écluse <14>", synopsis="L’eau & la nuit", genre="drama")
    credit(film, make_user("Inès Ollier"))
    (entry,) = entries(client, "films:feed")
    assert words(entry, "id") == f"tag:labfilms.example,2026:films/{film.pk}"
    assert words(entry, "title") == "Écluse <14>"
    assert words(entry, "summary") == "<p>L’eau &amp; la nuit</p>"
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Inès Ollier"
    assert entry.find(f"{ATOM}link").get("href") == f"http://testserver/films/{film.slug}/"
    assert words(feed(client, "films:feed"), "id") == "tag:labfilms.example,2026:atom/films"


def test_a_selection_s_feed_gives_each_reason(client):
    selection = make_selection(films=[make_film(title="Un")], reason="Pour la lumière.")
    (entry,) = entries(client, "selections:films_feed", selection.slug)
    assert "Pour la lumière." in words(entry, "summary")
    assert entry.find(f"{ATOM}link").get("href").endswith(f"?dans={selection.slug}")


def test_each_list_has_its_feed(client):
    film = make_film(region=region())
    make_film()
    selection = make_selection(films=[film])
    make_selection()
    make_call(title="Cherche son")
    make_project(title="La brume", visibility=ProjectVisibility.PUBLIC)
    make_organisation(name="Lagon")
    assert len(entries(client, "films:feed")) == 2
    assert len(entries(client, "films:region_feed", "la-reunion")) == 1
    assert len(entries(client, "selections:feed")) == 2
    assert len(entries(client, "selections:label_feed", selection.label.slug)) == 1
    assert "Cherche son" in words(entries(client, "calls:feed")[0], "title")
    assert "La brume" in words(entries(client, "projects:feed")[0], "title")
    assert "Lagon" in words(entries(client, "organisations:feed")[0], "title")


@pytest.mark.parametrize(
    "state",
    [
        {"visibility": Visibility.UNLISTED},
        {"visibility": Visibility.DRAFT},
        {"playable": False},
        {"withheld": Withheld.HIDDEN},
    ],
    ids=str,
)
def test_what_is_not_everyones_is_in_no_feed_even_for_its_owner(client, state):
    owner = make_user()
    film = make_film(owner, region=region(), **state)
    selection = make_selection()
    selection.entries.create(film=film, reason="La raison secrète")
    client.force_login(owner)
    assert entries(client, "films:feed") == []
    assert entries(client, "films:region_feed", "la-reunion") == []
    assert entries(client, "selections:films_feed", selection.slug) == []


def test_a_selection_that_is_not_public_has_no_feed_even_for_its_curators(client):
    owner = make_user()
    selection = make_selection(make_label(owner), visibility=SelectionVisibility.UNLISTED)
    make_project(owner, visibility=ProjectVisibility.TEAM)
    make_call(owner, published=False)
    client.force_login(owner)
    for name, slug in [
        ("selections:films_feed", selection.slug), ("selections:label_feed", selection.label.slug)
    ]:  # fmt: skip
        assert client.get(reverse(name, args=(slug,))).status_code == 404
    for name in ("selections:feed", "projects:feed", "calls:feed"):
        assert entries(client, name) == []


def test_a_feed_that_has_not_changed_is_not_sent_again(client):
    address = reverse("films:feed")
    for _ in range(2):
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert "public" in first["Cache-Control"]
        make_film()
    assert client.get(address)["ETag"] != first["ETag"]
    assert client.post(address).status_code == 405


def test_pages_name_their_feed(client):
    selection = make_selection()
    for address, name, args in [
        ("/films/", "films:feed", ()),
        ("/selections/", "selections:feed", ()),
        (selection.get_absolute_url(), "selections:films_feed", (selection.slug,)),
        (selection.label.get_absolute_url(), "selections:label_feed", (selection.label.slug,)),
        ("/annonces/", "calls:feed", ()),
        ("/projets/", "projects:feed", ()),
        ("/structures/", "organisations:feed", ()),
        ("/regions/bretagne/", "films:region_feed", ("bretagne",)),
    ]:
        href = reverse(name, args=args)
        assert 'type="application/atom+xml"' in (page := client.get(address).content.decode())
        assert f'href="{href}"' in page


COSTS = {"films:feed": 2, "selections:feed": 1, "calls:feed": 2, "projects:feed": 1, "organisations:feed": 1}  # fmt: skip


@pytest.mark.parametrize("rows", [1, 3, 30])
@pytest.mark.parametrize("name", COSTS)
def test_a_feed_asks_as_many_queries_whatever_it_holds(
    client, django_assert_num_queries, name, rows
):
    for _ in range(rows):
        user = make_user()
        film = make_film(user)
        credit(film, user)
        make_selection(make_label(user), [film])
        make_call(user)
        make_project(user, visibility=ProjectVisibility.PUBLIC)
        make_organisation(user)
    assert Film.objects.count() == rows
    with django_assert_num_queries(COSTS[name]):
        assert len(entries(client, name)) == rows
