import json
import re

import pytest
from django.utils import timezone

from ecran.films.enums import Visibility
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.moderation.enums import Withheld
from projects.space.enums import Visibility as ProjectVisibility
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db


def addresses(client, section):
    words = client.get(f"/sitemap-{section}.xml").content.decode()
    found = re.findall(r"<loc>http://testserver(.*?)</loc>", words)
    # Each page stands there in both languages.
    return [path for path in found if not path.startswith("/en/")]


def test_the_index_names_each_kind_with_its_last_change(client):
    film = make_film()
    words = client.get("/sitemap.xml").content.decode()
    assert "http://testserver/sitemap-films.xml" in words
    assert f"<lastmod>{timezone.localtime(film.updated_at):%Y-%m-%d}" in words
    assert "sitemap-profils.xml" in words


def test_what_everyone_reads_is_told(client):
    user = make_user("Inès Ollier")
    film = make_film(user)
    selection = make_selection(make_label(user), [film])
    things = {
        "films": film,
        "selections": selection,
        "labels": selection.label,
        "profils": make_profile(user),
        "structures": make_organisation(user),
        "projets": make_project(user, visibility=ProjectVisibility.PUBLIC),
        "annonces": make_call(user),
    }
    assert {section: addresses(client, section) for section in things} == {
        section: [thing.get_absolute_url()] for section, thing in things.items()
    }
    assert "/films/" in addresses(client, "lieux")
    assert "/regions/bretagne/" in addresses(client, "lieux")


def test_nothing_else_is_told_even_to_its_owner(client):
    user = make_user()
    for state in (
        {"visibility": Visibility.UNLISTED},
        {"visibility": Visibility.DRAFT},
        {"withheld": Withheld.HIDDEN},
        {"playable": False},
    ):
        make_film(user, **state)
    label = make_label(user)
    make_selection(label, visibility=SelectionVisibility.UNLISTED)
    make_profile(user, public=False)
    make_project(user, visibility=ProjectVisibility.TEAM)
    make_call(user, published=False)
    client.force_login(user)
    for section in ("films", "selections", "labels", "profils", "projets", "annonces"):
        assert addresses(client, section) == []


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_section_asks_as_many_queries_whatever_it_holds(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_film()
    with django_assert_num_queries(1):
        assert len(addresses(client, "films")) == rows


def test_robots_are_led_to_the_sitemap(client):
    words = client.get("/robots.txt").content.decode()
    assert "Sitemap: http://testserver/sitemap.xml" in words


# --- what pages say in their head -----------------------------------------------------------------


def linked(client, address):
    page = client.get(address).content.decode()
    found = re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)
    return [json.loads(words) for words in found], page


def test_a_film_says_itself_without_its_file(client):
    film = make_film(title="</script><b>Noir", duration=372.4, synopsis="L’eau & la nuit")
    (said,), page = linked(client, film.get_absolute_url())
    assert said["@type"] == "VideoObject"
    assert said["name"] == "</script><b>Noir"
    assert said["duration"] == "P0DT00H06M12S"
    assert said["uploadDate"] == film.released_at.isoformat()
    assert said["thumbnailUrl"] == [f"http://testserver/partage/films/{film.slug}.jpg"]
    assert said["embedUrl"].endswith(f"/integrer/films/{film.slug}/")
    assert "contentUrl" not in said
    assert '<meta property="og:type" content="video.other">' in page
    assert "<b>Noir" not in page


def test_a_selection_lists_its_films_in_order(client):
    films = [make_film(title="Un"), make_film(title="Deux")]
    selection = make_selection(films=[*films], title="Premières fois")
    (said,), _page = linked(client, selection.get_absolute_url())
    assert said["@type"] == "ItemList"
    assert [(one["position"], one["name"]) for one in said["itemListElement"]] == [
        (1, "Un"),
        (2, "Deux"),
    ]


def test_people_and_structures_say_themselves(client):
    profile = make_profile(make_user("Inès Ollier"))
    (said,), page = linked(client, profile.get_absolute_url())
    assert (said["@type"], said["name"]) == ("Person", "Inès Ollier")
    assert 'content="profile"' in page
    organisation = make_organisation(name="Lagon")
    (said,), _page = linked(client, organisation.get_absolute_url())
    assert (said["@type"], said["name"]) == ("Organization", "Lagon")


def test_what_is_not_everyones_says_nothing_to_programs(client):
    user = make_user()
    client.force_login(user)
    profile = make_profile(user, public=False)
    film = make_film(user, visibility=Visibility.UNLISTED)
    selection = make_selection(make_label(user), visibility=SelectionVisibility.UNLISTED)
    for thing in (profile, film, selection):
        said, page = linked(client, thing.get_absolute_url())
        assert said == []
        assert "og:title" not in page
