import pytest
from django.urls import reverse

from ecran.films.enums import Visibility
from labfilms.search import places
from labfilms.search.places import Place
from labfilms.search.port import Point
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_selection
from tests.factories.people import make_profile, region

pytestmark = pytest.mark.django_db

PAGE = "/recherche/"


@pytest.fixture
def house():
    """A film, its director, and the selection that holds it: all have « écluse »."""
    person = make_user("Inès Écluse")
    profile = make_profile(person)
    film = make_film(title="L’écluse", synopsis="Un éclusier attend.", region=region())
    credit(film, person)
    selection = make_selection(films=[film], title="Écluses et canaux", reason="Vu.")
    return film, profile, selection


def titles(page):
    return [shown.thing for shown in page.context["results"]]


def test_a_stranger_finds_films_people_and_selections(client, house):
    page = client.get(PAGE, {"q": "l'ecluse"})
    assert set(titles(page)) == {"films", "people", "selections"}
    html = page.content.decode()
    for words in ("L’écluse", "Inès Écluse", "Écluses et canaux", "Inès <mark>Écluse</mark>"):
        assert words in html


def test_tabs_count_each_kind_and_keep_the_words(client, house):
    page = client.get(PAGE, {"q": "écluse", "region": "la-reunion", "dans": "films"})
    everything, films, people, selections, *_others = page.context["tabs"]
    assert (everything["count"], films["count"], people["count"]) == (2, 1, 1)
    assert selections["count"] == 0  # its label has no region
    assert people["href"] == "/recherche/?q=%C3%A9cluse&dans=personnes&region=la-reunion"
    assert films["current"] is True
    assert client.get(people["href"]).context["found"].total == 1


def test_a_choice_of_one_kind_does_not_empty_the_other_tabs(client, house):
    page = client.get(PAGE, {"dans": "films", "genre": "drama"})
    counts = [tab["count"] for tab in page.context["tabs"]]
    assert page.context["found"].total == 0
    assert counts == [3, 1, 1, 1, 0, 0, 0]
    people = page.context["tabs"][2]
    assert client.get(people["href"]).context["found"].total == people["count"]


def test_boxes_are_ticked_and_stay_though_nothing_is_left_of_them(client, house):
    page = client.get(PAGE, {"dans": "films", "region": ["la-reunion", "corse"], "q": "écluse"})
    (facet,) = [facet for facet in page.context["facets"] if facet.facet.name == "region"]
    assert [(value.value, value.count, value.chosen) for value in facet.first] == [
        ("la-reunion", 1, True),
        ("corse", 0, True),
    ]
    assert str(facet.first[1].label) == "Corse"
    assert 'href="/recherche/?q=%C3%A9cluse"' in page.content.decode()


def test_pages_have_addresses_that_keep_everything(client):
    for number in range(30):
        make_film(title=f"Écluse {number}", genre="drama")
    first = client.get(PAGE, {"q": "écluse", "dans": "films", "genre": "drama", "ordre": "recents"})
    assert len(first.context["results"]) == 24
    assert first.context["previous"] == ""
    following = first.context["next"]
    assert following.endswith("dans=films&genre=drama&ordre=recents&depuis=24")
    second = client.get(following)
    assert len(second.context["results"]) == 6
    assert second.context["next"] == ""
    assert "depuis" not in second.context["previous"]
    assert second.context["found"].total == 30


def test_a_slip_is_said(client, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        make_film(title="L’écluse")
    page = client.get(PAGE, {"q": "eclsue"})
    assert page.context["found"].corrected == "ecluse"
    assert "search-corrected" in page.content.decode()


def test_nothing_found_says_what_to_do(client, house):
    page = client.get(PAGE, {"q": "xqzvw"})
    assert page.context["found"].total == 0
    assert 'class="empty"' in page.content.decode()
    narrowed = client.get(PAGE, {"q": "écluse", "dans": "films", "genre": "comedy"})
    assert narrowed.context["bare"] == "/recherche/?q=%C3%A9cluse"


def test_an_empty_house_says_so(client):
    assert 'class="empty"' in client.get(PAGE).content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "q=%00&dans=%00&region=%27&ordre=x&depuis=-1",
        "depuis=99999999999999999999",
        "depuis=10000",
        "depuis=%D9%A3&km=%D9%A3",
        "km=abc&lieu=nulle+part",
        "region=" + "&region=".join(str(n) for n in range(300)),
        "q=" + "a" * 5000,
        "dans=films&dans=personnes&genre=drama%3Ddrama",
        "q=%F0%9F%8E%AC",
        "ordre=proches",
    ],
)
def test_any_address_is_answered(client, house, query):
    assert client.get(f"{PAGE}?{query}").status_code == 200


def test_words_are_shown_escaped(client, house):
    html = client.get(PAGE, {"q": "<script>alert(1)</script>"}).content.decode()
    assert "<script>alert" not in html


@pytest.mark.parametrize("rows", [1, 3, 8])
def test_as_many_queries_whatever_the_number_of_results(client, django_assert_num_queries, rows):
    for number in range(rows):
        person = make_user(f"Inès Écluse {number}")
        make_profile(person)
        film = make_film(title=f"Écluse {number}", region=region())
        credit(film, person)
        make_selection(films=[film], title=f"Écluse {number}")
    # The engine 4, and 1 for the other kinds; films 3; names of regions and of labels.
    with django_assert_num_queries(10):
        client.get(PAGE, {"q": "écluse", "dans": "films"})
    # The engine 4; films 3, people 3, selections 2; names of regions.
    with django_assert_num_queries(12):
        client.get(PAGE, {"q": "écluse"})


@pytest.fixture
def gazetteer(monkeypatch):
    """Two towns, as whoever knows the map would tell them."""
    towns = {
        "lyon": Place("69123", "Lyon", Point(45.764, 4.8357)),
        "brest": Place("29019", "Brest", Point(48.3904, -4.4861)),
    }

    def find(words):
        known = {**towns, **{town.code: town for town in towns.values()}}
        return known.get(words.lower())

    monkeypatch.setattr(places, "_finders", [find])


def test_without_towns_nothing_is_asked_of_distance(client, monkeypatch):
    monkeypatch.setattr(places, "_finders", [])
    assert b'name="lieu"' not in client.get(PAGE, {"lieu": "Lyon"}).content


def test_a_town_narrows_and_its_code_stands_in_addresses(client, house, gazetteer):
    page = client.get(PAGE, {"lieu": "Lyon", "km": "30"})
    assert page.context["found"].total == 0
    assert "lieu=69123&km=30" in page.context["tabs"][1]["href"].replace("&amp;", "&")
    assert page.context["asked"].order == "nearest"
    assert client.get(PAGE, {"lieu": "69123"}).context["asked"].place_words == "Lyon"


@pytest.mark.parametrize(
    ("query", "order", "kept"),
    [
        ("lieu=Lyon", "nearest", ""),
        ("lieu=Lyon&ordre=recents", "newest", "recents"),
        ("lieu=Lyon&ordre=pertinence", "nearest", ""),
        ("q=film&lieu=Lyon", "relevance", ""),
        ("q=film&lieu=Lyon&ordre=proches", "nearest", "proches"),
        ("q=film&ordre=proches", "relevance", ""),
        ("q=film&ordre=recents", "newest", "recents"),
        ("ordre=recents", "newest", ""),
    ],
)
def test_the_order_asked_is_kept_where_it_makes_sense(client, gazetteer, query, order, kept):
    page = client.get(f"{PAGE}?{query}")
    assert page.context["asked"].order == order
    (_, _, said) = page.context["tabs"][1]["href"].partition("ordre=")
    assert said == kept


def test_an_unknown_town_is_said_and_narrows_nothing(client, house, gazetteer):
    page = client.get(PAGE, {"lieu": "Trifouilly"})
    assert page.context["found"].total == 3
    assert "search-unknown" in page.content.decode()


def test_suggestions_are_titles_with_their_addresses(client, house):
    film, _profile, selection = house
    answer = client.get(reverse("search:suggestions"), {"q": "éclu"}).json()["suggestions"]
    found = {one["title"]: one["href"] for one in answer}
    assert found["L’écluse"] == film.get_absolute_url()
    assert found["Écluses et canaux"] == selection.get_absolute_url()


def test_suggestions_tell_nothing_that_is_not_seen(client):
    make_film(title="L’écluse", visibility=Visibility.PRIVATE)
    make_profile(make_user("Inès Écluse"), public=False)
    assert client.get(reverse("search:suggestions"), {"q": "éclu"}).json() == {"suggestions": []}
