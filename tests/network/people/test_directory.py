"""The directory: who is found, in which order, and what the page says of it."""

import pytest
from django.http import QueryDict
from django.urls import reverse
from django.utils import translation

from labfilms.accounts.models import User
from labfilms.ui.memory import memory
from network.people import selectors
from network.people.drawing import distance, person_card
from network.people.forms import DirectoryForm
from network.people.models import Profile
from network.people.selectors import Filters
from tests.factories.accounts import make_user
from tests.factories.people import make_profile
from tests.factories.pictures import make_picture
from tests.factories.territory import make_town, make_towns

pytestmark = pytest.mark.django_db

ADDRESS = "/profils/"


def someone(name, town="Poitiers", **words):
    place = make_town(town) if town else None
    region = place.department.region.slug if place else words.pop("region_slug", "la-reunion")
    return make_profile(make_user(name), town=place, region_slug=region, **words)


def names(filters):
    return [str(profile) for profile in selectors.directory(filters)]


def asked(words):
    return DirectoryForm(QueryDict(words)).filters()


# --- who is found --------------------------------------------------------------------------------


def test_nothing_asked_keeps_everybody_by_name():
    someone("Zoé")
    someone("Anne", town=None)
    assert names(Filters()) == ["Anne", "Zoé"]


def test_a_trade_or_a_whole_department_of_the_crew():
    someone("Chef op", trades=("cinematographer", "camera-operator"))
    someone("Cadreuse", trades=("director", "camera-operator"))
    someone("Monteur", trades=("editor",))
    assert names(Filters(trade="cinematographer")) == ["Chef op"]
    assert names(Filters(crew="camera")) == ["Cadreuse", "Chef op"]
    assert names(Filters(crew="camera", trade="director")) == ["Cadreuse"]


def test_a_region_a_department_and_what_is_said_of_each():
    someone("Ici", "Poitiers")
    someone("À côté", "Niort")
    someone("Sans ville", town=None, region_slug="nouvelle-aquitaine")
    someone("Ailleurs", "Cilaos")
    assert names(Filters(region="nouvelle-aquitaine")) == ["À côté", "Ici", "Sans ville"]
    assert names(Filters(department="86")) == ["Ici"]


def test_a_circle_around_a_town_gives_the_nearest_first_with_their_distance():
    someone("Loin", "Paris")
    someone("Tout près", "Chasseneuil-du-Poitou")
    someone("Là", "Poitiers")
    someone("Assez près", "Châtellerault")
    someone("Nulle part", town=None)
    circle = Filters(town=make_town("Poitiers"), radius=50)
    assert names(circle) == ["Là", "Tout près", "Assez près"]
    kilometres = [round(p.distance_km) for p in selectors.directory(circle)]
    assert kilometres == [0, 8, 31]
    assert names(Filters(town=make_town("Poitiers"), radius=20)) == ["Là", "Tout près"]


def test_skills_are_all_asked_for_whatever_their_capitals():
    someone("Les deux", skills=("Écriture", "steadicam"))
    someone("Une", skills=("steadicam",))
    assert names(Filters(skills=("STEADICAM",))) == ["Les deux", "Une"]
    assert names(Filters(skills=("steadicam", "écriture"))) == ["Les deux"]
    assert names(Filters(skills=("🎥",))) == []


def test_wishes_and_situations_keep_and_never_order():
    someone("B", wants_to_learn=True, situation="student")
    someone("A", wants_to_pass_on=True, situation="professional")
    assert names(Filters(learns=True)) == ["B"]
    assert names(Filters(passes_on=True)) == ["A"]
    assert names(Filters(situations=("student", "professional"))) == ["A", "B"]


def test_a_closed_profile_is_in_no_list_not_even_for_its_person(client):
    hidden = someone("Caché", public=False, trades=("editor",))
    for filters in (Filters(), Filters(trade="editor"), Filters(town=hidden.town)):
        assert names(filters) == []
    # They would believe that others see it too.
    client.force_login(hidden.user)
    assert hidden.get_absolute_url() not in client.get("/profils/").content.decode()


# --- the address ---------------------------------------------------------------------------------


def test_filters_and_addresses_say_the_same():
    make_towns()
    everything = Filters(
        trade="editor",
        department="86",
        town=make_town("Saint-Denis (La Réunion)"),
        radius=100,
        skills=("Blender", "langue bretonne"),
        learns=True,
        passes_on=True,
        situations=("student",),
    )
    assert asked(everything.query()) == everything
    for one in (Filters(), Filters(crew="sound"), Filters(region="corse")):
        assert asked(one.query()) == one
    assert Filters().query() == ""
    assert not Filters()
    assert everything


@pytest.mark.parametrize(
    "words",
    ["metier=pilote", "ou=atlantide", "rayon=3", "ville=Atlantide", "situation=riche", "page=zut"],
)
def test_what_is_not_understood_is_left_out(client, words):
    someone("Anne")
    page = client.get(f"{ADDRESS}?{words}")
    assert "Anne" in page.content.decode()
    assert asked(words) == Filters()


# --- the page ------------------------------------------------------------------------------------


def test_the_page_says_its_order_its_count_and_how_far(client):
    make_towns()
    someone("Anne", "Châtellerault")
    someone("Rémi", "Poitiers")
    page = client.get(ADDRESS, {"ville": "Poitiers", "rayon": "50"}).content.decode()
    for words in ("2 personnes", "De la plus proche de Poitiers", "à environ 31", "tout près"):
        assert words in page
    assert "Par ordre alphabétique." in client.get(ADDRESS).content.decode()


def test_a_point_that_is_only_near_is_said_so(client):
    make_town("Chasseneuil-du-Poitou", precision="area")
    page = client.get(ADDRESS, {"ville": "Chasseneuil-du-Poitou"}).content.decode()
    assert "une vingtaine de kilomètres" in page


def test_somebody_of_a_village_makes_the_distances_rough(client):
    someone("Anne", "Châtellerault")
    near = {"ville": "Châtellerault", "rayon": "50"}
    assert "une vingtaine de kilomètres" not in client.get(ADDRESS, near).content.decode()
    make_town("Chasseneuil-du-Poitou", precision="district")
    someone("Rémi", "Chasseneuil-du-Poitou")
    assert "une vingtaine de kilomètres" in client.get(ADDRESS, near).content.decode()


def test_namesakes_are_to_be_chosen_and_the_rest_of_the_search_stands(client):
    make_towns()
    someone("Monteuse", "Paris", trades=("editor",))
    someone("Autre", "Paris")
    page = client.get(ADDRESS, {"ville": "Saint-Denis", "metier": "editor"}).content.decode()
    assert 'value="97411"' in page
    assert "Regardez à nouveau la ville" in page
    assert "Monteuse" in page
    assert "Autre" not in page


def test_htmx_is_given_the_short_address_to_show(client):
    answer = client.get(
        ADDRESS, {"metier": "editor", "ou": "", "rayon": "50"}, headers={"HX-Request": "true"}
    )
    assert answer["HX-Push-Url"] == "/profils/?metier=editor"
    assert client.get(ADDRESS, headers={"HX-Request": "true"})["HX-Push-Url"] == "/profils/"
    assert "HX-Push-Url" not in client.get(ADDRESS)


def test_pages_keep_the_filters_in_plain_links(client):
    for _ in range(31):
        someone("", trades=("editor",))
    page = client.get(ADDRESS, {"metier": "editor"}).content.decode()
    assert "?metier=editor&amp;page=2" in page
    assert client.get(ADDRESS, {"metier": "editor", "page": "2"}).content.count(b"<article") == 1


def test_an_empty_answer_says_how_to_widen_it(client):
    someone("Anne")
    page = client.get(ADDRESS, {"metier": "conductor"}).content.decode()
    assert "Personne ne répond encore à tout cela" in page
    assert f'href="{reverse("people:list")}"' in page


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_directory_asks_as_many_queries_whatever_it_finds(
    client, django_assert_num_queries, rows
):
    make_towns()
    for _ in range(rows):
        someone("", trades=("director", "editor"), skills=("steadicam",))
    words = {
        "metier": "@editing",
        "ou": "nouvelle-aquitaine",
        "ville": "Poitiers",
        "competence": "steadicam",
    }
    # Trades, regions, departments, the town, the count, the page, its trades.
    with django_assert_num_queries(7):
        page = client.get(ADDRESS, words)
    assert page.context["page"].paginator.count == rows


# --- a page as values ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["fr", "en"])
def test_a_card_says_the_same_of_values_as_of_a_row(language):
    full = someone(
        "Anne", "Poitiers", trades=("editor", "director"), grammar="feminine", situation="student"
    )
    Profile.objects.filter(pk=full.pk).update(
        photo=make_picture(full.user, public=True), wants_to_learn=True, verified_reason="Rives"
    )
    someone("Zoé", town=None)
    with translation.override(language):
        rows = selectors.directory(Filters())
        cards = [person_card(profile=one) for one in selectors.listed(rows)]
        memory.forget()
        assert cards == [person_card(profile=row) for row in rows]
        assert all(one in cards[0] for one in ("<img", "Rives", "Poitiers"))
        near = selectors.directory(Filters(town=full.town))
        assert [distance(one) for one in selectors.listed(near)] == [distance(near[0])]


def test_the_form_that_is_remembered_holds_what_was_chosen_and_nothing_typed(client, settings):
    settings.REMEMBER_SECONDS = 60
    someone("Anne", trades=("editor",))
    memory.forget()
    for trade in ("editor", "director", "editor"):
        page = client.get(ADDRESS, {"metier": trade}).content.decode()
        assert f'value="{trade}" selected' in page
        # A trade, everywhere, within fifty kilometres.
        assert page.count(" selected>") == 3
    page = client.get(ADDRESS, {"competence": "<accordéon>", "souhait": "apprendre"})
    assert "&lt;accordéon&gt;" in page.content.decode()
    assert not any("accordéon" in piece for piece in memory.young.values())
    assert "accordéon" not in client.get(ADDRESS, {"souhait": "apprendre"}).content.decode()
    assert 'lang="en"' in client.get(f"/en{ADDRESS}", {"metier": "editor"}).content.decode()
    assert "Any trade" in client.get(f"/en{ADDRESS}", {"metier": "editor"}).content.decode()


def test_a_card_never_shows_an_address_in_place_of_a_name(client):
    person = someone("Anne").user
    User.objects.filter(pk=person.pk).update(name="")
    for page in (client.get(ADDRESS), client.get("/recherche/?dans=personnes")):
        assert person.email not in page.content.decode()
