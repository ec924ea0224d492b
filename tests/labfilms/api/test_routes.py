"""What each route shows, to whom, and at what cost."""

import pytest
from django.conf import settings
from django.test import Client

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from labels.selections.enums import Visibility as SelectionVisibility
from labfilms.moderation.enums import Withheld
from projects.space.enums import Visibility as ProjectVisibility
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, region
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db

HIDDEN_FILMS = [
    {"visibility": Visibility.UNLISTED},
    {"visibility": Visibility.PRIVATE},
    {"visibility": Visibility.DRAFT},
    {"playable": False},
    {"withheld": Withheld.HIDDEN},
    {"withheld": Withheld.REMOVED},
]


def test_a_film_is_shown_with_its_sheet(stranger):
    film = make_film(
        title="Écluse 14",
        year=2024,
        duration=372.5,
        region=region(),
        genre="drama",
        synopsis="L’eau.",
    )
    credit(film, make_user("Inès Ollier"))
    credit(film, make_user("Qui refuse"), state=CreditState.REFUSED)
    shown = stranger.read(f"films/{film.pk}")
    assert shown["title"] == "Écluse 14"
    assert shown["address"] == f"http://testserver/films/{film.slug}/"
    assert shown["duration"] == 372.5
    assert shown["region"] == {"code": "04", "slug": "la-reunion", "name": "La Réunion"}
    assert shown["directors"] == ["Inès Ollier"]
    assert shown["genre"] == "drama"
    assert shown["format"] is None
    assert shown["released_at"].endswith("Z")
    assert shown["synopsis"] == "L’eau."


@pytest.mark.parametrize("state", HIDDEN_FILMS, ids=str)
def test_a_stranger_finds_no_trace_of_a_film_that_is_not_everyones(stranger, state):
    film = make_film(title="Secret", **state)
    selection = make_selection(visibility=SelectionVisibility.PRIVATE)
    selection.entries.create(film=film, reason="La raison secrète")
    selection.visibility = SelectionVisibility.PUBLIC
    selection.save()
    assert stranger.ids("films") == []
    for path in (f"films/{film.pk}", f"films/{film.pk}/credits", f"films/{film.pk}/mentions"):
        assert stranger.get(path).status_code == 404
    programme = stranger.get(f"selections/{selection.pk}").content.decode()
    assert "secret" not in programme.lower()
    assert stranger.read(f"selections/{selection.pk}")["programme"] == [
        {"number": 1, "available": False, "film": None, "reason": ""}
    ]
    assert stranger.read("search", {"q": "secret"})["items"] == []


def test_films_are_narrowed(stranger):
    drama = make_film(genre="drama", region=region(), year=2023, format="short", language="fr")
    make_film(genre="comedy")
    for name, value in [
        ("genre", "drama"), ("region", "la-reunion"), ("year", "2023"), ("format", "short"), ("language", "fr")
    ]:  # fmt: skip
        assert stranger.ids("films", {name: value}) == [drama.pk]
    assert stranger.ids("films", {"made_here": "true"}) == []


def test_a_list_gives_its_next_and_previous_page(stranger):
    for _ in range(5):
        make_film(genre="drama")
    first = stranger.read("films", {"size": 2, "genre": "drama"})
    assert (first["count"], first["previous"], len(first["items"])) == (5, None, 2)
    second = Client().get(first["next"]).json()
    assert "genre=drama" in second["next"]
    assert Client().get(second["previous"]).json()["items"] == first["items"]
    last = Client().get(second["next"]).json()
    assert (last["next"], len(last["items"])) == (None, 1)
    assert stranger.get("films", {"page": 4, "size": 2}).status_code == 404


def test_credits_name_a_person_s_page_once_they_have_confirmed(stranger):
    film, person = make_film(), make_user("Inès Ollier")
    profile = make_profile(person)
    credit(film, person)
    credit(film, make_user("Qui attend"), code="editor", state=CreditState.PROPOSED)
    shown = stranger.read(f"films/{film.pk}/credits")
    assert shown[0]["people"] == [
        {
            "name": "Inès Ollier",
            "note": "",
            "person": f"http://testserver/profils/{profile.handle}/",
        }
    ]
    assert shown[1]["people"][0]["person"] is None


def test_mentions_say_who_chose_and_why(stranger):
    film = make_film()
    plain = make_selection(films=[film], reason="Pour la lumière.")
    proved = make_selection(make_label(verified=True), [film], reason="Pour la fin.")
    shown = stranger.read(f"films/{film.pk}/mentions")
    assert [(one["honour"], one["selection"]["id"], one["reason"]) for one in shown] == [
        ("laurel", proved.pk, "Pour la fin."),
        ("mention", plain.pk, "Pour la lumière."),
    ]
    assert shown[0]["verify"].startswith("http://testserver/")
    assert shown[1]["verify"] is None


def test_a_selection_is_shown_with_its_programme(stranger):
    one, two = make_film(duration=60), make_film(duration=30)
    selection = make_selection(films=[one, two], title="Premières fois", reason="Parce que.")
    shown = stranger.read(f"selections/{selection.pk}")
    assert [line["film"]["id"] for line in shown["programme"]] == [one.pk, two.pk]
    assert shown["programme"][0]["reason"] == "Parce que."
    assert shown["duration"] == 90
    assert shown["label"]["id"] == selection.label_id
    assert stranger.ids("selections", {"label": selection.label_id}) == [selection.pk]
    assert stranger.ids("selections", {"region": "bretagne"}) == []


@pytest.mark.parametrize("visibility", [SelectionVisibility.PRIVATE, SelectionVisibility.UNLISTED])
def test_a_selection_that_is_not_public_is_nowhere(stranger, visibility):
    selection = make_selection(visibility=visibility)
    assert stranger.ids("selections") == []
    assert stranger.ids("labels") == []
    assert stranger.get(f"selections/{selection.pk}").status_code == 404
    assert stranger.get(f"labels/{selection.label_id}").status_code == 404


def test_labels_people_structures_projects_and_calls_are_shown(stranger):
    label = make_selection().label
    profile = make_profile(make_user("Karim Bensaïd"), bio="Je cadre.")
    organisation = make_organisation(name="Lagon")
    project = make_project(visibility=ProjectVisibility.PUBLIC)
    call = make_call()
    assert stranger.read(f"labels/{label.pk}")["name"] == label.name
    assert stranger.read(f"people/{profile.pk}")["bio"] == "Je cadre."
    assert stranger.read(f"structures/{organisation.pk}")["name"] == "Lagon"
    assert stranger.read(f"projects/{project.pk}")["title"] == project.title
    assert stranger.read(f"calls/{call.pk}")["is_open"] is True
    assert stranger.read(f"calls/{call.pk}")["positions"][0]["trade"]
    assert profile.pk in stranger.ids("people", {"trade": "director"})
    assert stranger.ids("structures", {"kind": organisation.kind})
    assert stranger.ids("projects", {"stage": project.stage}) == [project.pk]
    assert call.pk in stranger.ids("calls", {"pay": call.pay, "region": call.region.slug})


def test_no_address_of_anybody_is_ever_told(stranger):
    user = make_user("", email="secrete@exemple.fr")
    user.name = ""
    user.save()
    profile = make_profile(user, handle="sans-nom")
    call, project = make_call(user), make_project(user, visibility=ProjectVisibility.PUBLIC)
    for path in (f"people/{profile.pk}", f"calls/{call.pk}", f"projects/{project.pk}", "people"):
        assert "secrete@" not in stranger.get(path).content.decode()


def test_what_a_person_keeps_for_themselves_is_hidden(stranger):
    profile = make_profile(public=False)
    project, call = make_project(visibility=ProjectVisibility.TEAM), make_call(published=False)
    for path in (f"people/{profile.pk}", f"projects/{project.pk}", f"calls/{call.pk}"):
        assert stranger.get(path).status_code == 404
    for path in ("people", "projects", "calls"):
        assert stranger.ids(path) == []


def test_regions_are_named_and_one_is_found_by_its_code(stranger):
    assert len(stranger.read("regions")) == 19
    assert stranger.read("regions/04")["slug"] == "la-reunion"
    assert stranger.get("regions/98").status_code == 404


def test_search_speaks_the_words_of_the_page(stranger):
    film = make_film(title="Écluse & brume", genre="drama", synopsis="Une écluse la nuit")
    make_film(title="Autre")
    shown = stranger.read("search", {"q": "écluses", "dans": "films"})
    assert [(one["kind"], one["id"], one["title"]) for one in shown["items"]] == [
        ("films", film.pk, "Écluse & brume")
    ]
    assert "&amp;" not in shown["items"][0]["excerpt"]
    assert "<" not in shown["items"][0]["excerpt"]
    assert shown["facets"]["genre"] == {"drama": 1}
    assert (
        stranger.read("search", {"q": "écluse", "dans": "films", "genre": "comedy"})["items"] == []
    )


def test_search_gives_its_next_page(stranger):
    for number in range(30):
        make_film(title=f"Brume {number}")
    first = stranger.read("search", {"q": "brume"})
    second = Client().get(first["next"]).json()
    assert len(first["items"]) + len(second["items"]) == 30
    assert second["previous"].startswith("http://testserver/api/v1/search?")


# --- keys -----------------------------------------------------------------------------------------


def test_a_key_that_reads_what_is_mine_opens_my_drafts(reader, stranger):
    owner = make_user()
    draft = make_film(owner, visibility=Visibility.DRAFT, released_at=None)
    mine = reader(owner)
    assert mine.read(f"films/{draft.pk}")["visibility"] == "draft"
    assert mine.ids("mine/films") == [draft.pk]
    assert mine.ids("films") == []
    assert stranger.get(f"films/{draft.pk}").status_code == 404


def test_a_key_that_reads_what_all_see_opens_nothing_more(reader):
    owner = make_user()
    draft = make_film(owner, visibility=Visibility.DRAFT)
    plain = reader(owner, scope="read")
    assert plain.get(f"films/{draft.pk}").status_code == 404
    for path in ("films", "selections", "projects"):
        assert plain.get(f"mine/{path}").status_code == 401


def test_a_key_opens_the_selections_and_projects_of_its_person(reader):
    owner = make_user()
    selection = make_selection(make_label(owner), visibility=SelectionVisibility.PRIVATE)
    project = make_project(owner, visibility=ProjectVisibility.TEAM)
    mine, other = reader(owner), reader()
    assert mine.ids("mine/selections") == [selection.pk]
    assert mine.ids("mine/projects") == [project.pk]
    assert mine.read(f"projects/{project.pk}")["visibility"] == "team"
    assert other.ids("mine/selections") == other.ids("mine/projects") == []
    assert other.get(f"projects/{project.pk}").status_code == 404


def test_whoever_is_signed_in_on_the_site_is_a_stranger_here(client):
    owner = make_user()
    draft = make_film(owner, visibility=Visibility.DRAFT)
    client.force_login(owner)
    response = client.get(f"/api/v1/films/{draft.pk}")
    assert response.status_code == 404
    assert "Cookie" not in response.headers.get("Vary", "")
    assert not response.cookies


# --- queries --------------------------------------------------------------------------------------


def made(kind, rows):
    film = make_film()
    for _number in range(rows):
        user = make_user()
        make_profile(user)
        credit(make_film(user, region=region()), user)
        credit(film, user, code="editor")
        make_selection(make_label(user), [film])
        make_organisation(user)
        make_project(user, visibility=ProjectVisibility.PUBLIC)
        make_call(user)
    selection = make_selection(films=Film.objects.released())
    return {
        "film": f"films/{film.pk}",
        "credits": f"films/{film.pk}/credits",
        "mentions": f"films/{film.pk}/mentions",
        "selection": f"selections/{selection.pk}",
    }.get(kind, kind)


COSTS = {
    "films": 3,
    "film": 2,
    "credits": 4,
    "mentions": 2,
    "selections": 2,
    "selection": 4,
    "labels": 2,
    "people": 3,
    "structures": 2,
    "projects": 2,
    "calls": 3,
    "regions": 1,
}


@pytest.mark.parametrize("kind", COSTS)
@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_route_asks_as_many_queries_whatever_it_shows(
    stranger, django_assert_num_queries, kind, rows
):
    path = made(kind, rows)
    stranger.get(path, {"size": 100})
    with django_assert_num_queries(COSTS[kind]):
        stranger.get(path, {"size": 100})


def test_nothing_of_it_needs_a_cookie():
    assert "labfilms.core.cookieless.CookielessMiddleware" in settings.MIDDLEWARE
