import pytest
from django.urls import reverse

from labels.selections.enums import Visibility
from labels.selections.models import Entry, Selection
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import region
from tests.factories.pictures import make_picture

pytestmark = pytest.mark.django_db


@pytest.fixture
def curator(client):
    user = make_user("Nadia Ferhat")
    client.force_login(user)
    return user


def own_selection(curator, films=(), **fields):
    return make_selection(make_label(curator), films, **fields)


@pytest.mark.parametrize("rows", [1, 3, 24])
def test_the_list_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    film = make_film(poster=make_picture(public=True))
    for _ in range(rows):
        make_selection(films=[film, make_film()])
    make_selection(visibility=Visibility.PRIVATE)
    with django_assert_num_queries(3):
        page = client.get(reverse("selections:list"))
    assert len(page.context["cards"]) == rows


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_programme_asks_as_many_queries_whatever_its_length(
    client, django_assert_num_queries, rows
):
    films = [make_film(region=region(), poster=make_picture(public=True)) for _ in range(rows)]
    for film in films:
        credit(film, make_user())
    selection = make_selection(make_label(verified=True), films)
    with django_assert_num_queries(5):
        page = client.get(selection.get_absolute_url())
    assert len(page.context["rows"]) == rows


def test_a_film_out_of_reach_is_a_grey_line_without_title_or_reason(client):
    film = make_film(title="Secret", visibility="private")
    selection = make_selection(films=[film, make_film(title="Visible")], reason="Mes raisons.")
    page = client.get(selection.get_absolute_url()).content.decode()
    assert "Film indisponible" in page
    assert "Visible" in page
    assert "Secret" not in page
    assert page.count("Mes raisons.") == 1


def test_a_private_selection_answers_strangers_as_if_it_did_not_exist(client):
    selection = make_selection(visibility=Visibility.PRIVATE)
    assert client.get(f"/selections/{selection.slug}/").status_code == 404
    assert client.get(f"/s/{selection.link}/").status_code == 404
    unlisted = make_selection(visibility=Visibility.UNLISTED, title="Au lien")
    assert client.get(f"/selections/{unlisted.slug}/").status_code == 404
    assert "Au lien" in client.get(unlisted.get_absolute_url()).content.decode()


def test_a_film_is_added_in_one_post_to_a_new_selection(client, curator):
    film = make_film()
    address = reverse("selections:add", args=(film.pk,))
    assert "Nouvelle sélection" in client.get(address).content.decode()
    page = client.post(address, {"title": "Premières fois"}, headers={"HX-Request": "true"})
    assert "Ajouté à" in page.content.decode()
    assert "<html" not in page.content.decode()
    assert Entry.objects.get().selection.title == "Premières fois"


def test_a_tick_adds_and_a_second_takes_out(client, curator):
    film, selection = make_film(), own_selection(curator)
    address = reverse("selections:add", args=(film.pk,))
    client.post(address, {"selection": selection.pk, "reason": "Pour le silence."})
    assert selection.entries.get().reason == "Pour le silence."
    client.post(address, {"selection": selection.pk, "untick": "1"})
    assert not selection.entries.exists()


def test_a_selection_without_title_and_a_full_one_are_said(client, curator, monkeypatch):
    film, address = make_film(), ""
    address = reverse("selections:add", args=(film.pk,))
    assert "Donnez un titre" in client.post(address, {"title": " "}).content.decode()
    monkeypatch.setattr("labels.selections.services.MOST_ENTRIES", 0)
    page = client.post(address, {"selection": own_selection(curator).pk})
    assert "200 films" in page.content.decode()


def test_nobody_adds_a_film_they_cannot_see_nor_to_anothers_selection(client, curator):
    hidden = make_film(visibility="unlisted")
    address = reverse("selections:add", args=(hidden.pk,))
    assert client.get(address).status_code == 404
    assert "Nouvelle sélection" in client.get(f"{address}?lien={hidden.link}").content.decode()
    others = make_selection()
    shown = reverse("selections:add", args=(make_film().pk,))
    assert client.post(shown, {"selection": others.pk}).status_code == 404
    assert not others.entries.exists()


def test_an_unlisted_films_page_offers_to_add_it_with_its_secret(client, curator):
    hidden = make_film(visibility="unlisted")
    assert f"lien={hidden.link}" in client.get(hidden.get_absolute_url()).content.decode()


def test_a_selection_is_made_written_and_deleted(client, curator):
    client.post(reverse("selections:new"), {"title": "Filmer le travail", "visibility": "private"})
    selection = Selection.objects.get()
    edit = reverse("selections:edit", args=(selection.pk,))
    client.post(edit, {"title": "Filmer le geste", "visibility": "public", "intro": "Des mains."})
    selection.refresh_from_db()
    assert (selection.title, selection.visibility) == ("Filmer le geste", "public")
    assert "Filmer le geste" in client.get(edit).content.decode()
    page = client.post(edit, {"title": "", "visibility": "public", "intro": "Gardé"})
    assert "Gardé" in page.content.decode()
    delete = reverse("selections:delete", args=(selection.pk,))
    assert "Supprimer" in client.get(delete).content.decode()
    client.post(delete)
    assert not Selection.objects.exists()


def test_the_order_is_kept_by_drag_and_by_buttons(client, curator):
    selection = own_selection(curator, [make_film(), make_film()])
    first, second = selection.entries.values_list("pk", flat=True)
    address = reverse("selections:reorder", args=(selection.pk,))
    json = {"Accept": "application/json"}
    data = {"order": [second, first], "revision": selection.revision}
    answer = client.post(address, data, headers=json)
    assert answer.json() == {"revision": selection.revision + 1}
    client.post(address, {"down": second})
    client.post(address, {"up": second})
    assert list(selection.entries.values_list("pk", flat=True)) == [second, first]


def test_an_order_from_an_old_page_is_refused_in_words(client, curator):
    selection = own_selection(curator, [make_film(), make_film()])
    first, second = selection.entries.values_list("pk", flat=True)
    address = reverse("selections:reorder", args=(selection.pk,))
    data = {"order": [second, first], "revision": selection.revision - 1}
    answer = client.post(address, data, headers={"Accept": "application/json"})
    assert answer.status_code == 409
    assert "a changé entre-temps" in answer.json()["message"]
    page = client.post(address, data, follow=True)
    assert "a changé entre-temps" in page.content.decode()
    foreign = make_selection(films=[make_film()]).entries.get().pk
    for wrong in ({"order": [foreign]}, {"up": foreign}):
        answer = client.post(address, wrong, headers={"Accept": "application/json"})
        assert answer.status_code == 409
    assert list(selection.entries.values_list("pk", flat=True)) == [first, second]


def posted(page, **words):
    """Return what the sheet would send as it stands, with some words changed."""
    form = page.context["form"]
    data = {name: form[name].value() or "" for name in form.fields}
    return data | words


def test_the_whole_sheet_is_saved_at_once_and_a_button_takes_a_film_out(client, curator):
    selection = own_selection(curator, [make_film(), make_film()])
    first, second = selection.entries.all()
    address = reverse("selections:edit", args=(selection.pk,))
    words = posted(client.get(address), **{f"reason_{first.pk}": "Deux minutes de trop."})
    client.post(address, words | {"title": "Autre titre", "remove": second.pk})
    selection.refresh_from_db()
    assert selection.title == "Autre titre"
    assert [entry.reason for entry in selection.entries.all()] == ["Deux minutes de trop."]


def test_a_reason_that_is_too_long_is_said_and_no_word_is_lost(client, curator):
    selection = own_selection(curator, [make_film()])
    entry = selection.entries.get()
    address = reverse("selections:edit", args=(selection.pk,))
    words = posted(client.get(address), **{f"reason_{entry.pk}": "x" * 1001, "intro": "Gardé."})
    page = client.post(address, words).content.decode()
    assert "x" * 1001 in page
    assert "Gardé." in page


def test_without_scripts_an_arrow_moves_a_film_and_saves_the_words(client, curator):
    selection = own_selection(curator, [make_film(), make_film()])
    first, second = selection.entries.all()
    address = reverse("selections:edit", args=(selection.pk,))
    client.post(address, posted(client.get(address), down=first.pk, intro="Dans l’ordre."))
    selection.refresh_from_db()
    assert list(selection.entries.all()) == [second, first]
    assert selection.intro == "Dans l’ordre."


def test_a_text_that_changed_meanwhile_is_shown_beside_ones_own(client, curator):
    selection = own_selection(curator)
    address = reverse("selections:edit", args=(selection.pk,))
    words = posted(client.get(address), intro="Le mien.")
    Selection.objects.filter(pk=selection.pk).update(intro="Celui de Théo.")
    page = client.post(address, words)
    assert "Le mien." in page.content.decode()
    assert "Celui de Théo." in page.content.decode()
    selection.refresh_from_db()
    assert selection.intro == "Celui de Théo."
    client.post(address, posted(page, intro="Le mien."))
    selection.refresh_from_db()
    assert selection.intro == "Le mien."


def test_a_version_is_read_and_restored_by_its_curators(client, curator):
    selection = own_selection(curator, [make_film(title="Écluse 14")])
    version = selection.versions.get()
    page = client.get(reverse("selections:versions", args=(selection.pk,))).content.decode()
    assert reverse("selections:version", args=(version.pk,)) in page
    address = reverse("selections:version", args=(version.pk,))
    assert "Écluse 14" in client.get(address).content.decode()
    selection.entries.get().delete()
    client.post(address)
    assert selection.entries.count() == 1


def test_a_selection_says_whose_order_it_began_from(client, curator):
    origin = make_selection(films=[make_film()], title="Premières fois")
    client.post(reverse("selections:clone", args=(origin.pk,)))
    made = Selection.objects.get(cloned_from=origin)
    page = client.get(made.get_absolute_url()).content.decode()
    assert origin.get_absolute_url() in page
    Selection.objects.filter(pk=origin.pk).update(visibility=Visibility.PRIVATE)
    page = client.get(made.get_absolute_url()).content.decode()
    assert origin.get_absolute_url() not in page
    assert "Premières fois" in page


def test_anothers_selection_answers_as_if_it_did_not_exist(client, curator):
    selection = make_selection(films=[make_film()])
    for name in ("edit", "delete", "reorder"):
        assert client.post(reverse(f"selections:{name}", args=(selection.pk,))).status_code == 404
    version = reverse("selections:version", args=(selection.versions.get().pk,))
    assert client.post(version).status_code == 404


def test_my_selections_are_mine(client, curator):
    assert "Aucune sélection" in client.get(reverse("selections:mine")).content.decode()
    mine = own_selection(curator, visibility=Visibility.PRIVATE)
    make_selection()
    page = client.get(reverse("selections:mine"))
    assert [card.selection for card in page.context["cards"]] == [mine]
