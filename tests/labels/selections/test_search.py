import pytest
from django.urls import reverse

from ecran.films import services as films
from ecran.films.enums import Visibility as FilmVisibility
from labels.selections import services
from labels.selections.enums import Visibility
from labfilms.search.engines import engine
from labfilms.search.port import Query
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection

pytestmark = pytest.mark.django_db


def found(words, thing="selections", **rest):
    return [hit.key for hit in engine().find(Query(words, things=(thing,), **rest)).hits]


@pytest.fixture
def film():
    return make_film(title="L’écluse")


@pytest.fixture
def selection(film):
    label = make_label(name="Ciné-club du port")
    return make_selection(label, [film], title="Eaux calmes", reason="Pour sa lenteur.")


def test_a_selection_is_found_by_title_label_reasons_and_films(selection):
    for words in ("eaux calmes", "ciné-club", "lenteur", "écluse"):
        assert found(words) == [str(selection.pk)]


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_a_selection_that_closes_is_gone_at_once(selection, film, visibility):
    curator = selection.label.curators.get().user
    services.write(selection=selection, curator=curator, visibility=visibility)
    assert engine().keys("selections") == set()
    assert labels_counted() == {}


def test_an_unavailable_film_leaves_neither_title_nor_reason(selection, film):
    films.set_visibility(film=film, visibility=FilmVisibility.PRIVATE)
    assert found("écluse") == found("lenteur") == []
    assert found("eaux calmes") == [str(selection.pk)]
    film.delete()
    assert found("eaux calmes") == [str(selection.pk)]


def labels_counted():
    return engine().find(Query(things=("films",), facets=("label",))).facets["label"]


def test_films_are_divided_by_the_labels_that_chose_them(selection, film):
    slug = selection.label.slug
    assert labels_counted() == {slug: 1}
    assert found("écluse", "films", chosen={"label": (slug,)}) == [str(film.pk)]
    services.remove(entry=selection.entries.get(), curator=selection.label.curators.get().user)
    assert labels_counted() == {}


def test_a_label_renamed_is_found_by_its_new_name(selection):
    selection.label.name = "Ciné-club du phare"
    selection.label.save()
    assert found("phare") == [str(selection.pk)]
    assert found("port") == []


def test_a_deleted_selection_is_gone_at_once(selection, film):
    services.delete(selection=selection, curator=selection.label.curators.get().user)
    assert engine().keys("selections") == set()
    assert labels_counted() == {}


def test_a_deleted_film_is_gone_from_both(selection, film):
    films.delete(film=film)
    assert found("écluse") == found("écluse", "films") == []
    assert found("eaux calmes") == [str(selection.pk)]


def test_the_page_names_labels(client, selection):
    page = client.get(reverse("search:page"), {"dans": "films"})
    shown = {facet.facet.name: facet for facet in page.context["facets"]}
    assert [value.label for value in shown["label"].first] == ["Ciné-club du port"]
