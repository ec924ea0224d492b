"""The address of a laurel says the truth, today's."""

import pytest
from django.utils import timezone

from ecran.films.models import Film
from labels.laurels.selectors import given_to, verified
from labels.selections import services
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection

pytestmark = [pytest.mark.django_db, pytest.mark.database]
ENDED = "n’a plus cours"


@pytest.fixture
def film():
    film = make_film(title="Sel de nuit")
    credit(film, make_user("Lucie Hoarau"))
    return film


@pytest.fixture
def selection(film):
    label = make_label(name="Plein Court", verified=True)
    return make_selection(label, [film], title="Premières fois", reason="Le plan tient.")


def address(film):
    (given,) = given_to([film])[film.pk]
    return given.address


def test_a_laurel_that_stands_says_who_gave_it_when_and_to_whom(client, film, selection):
    page = client.get(address(film)).content.decode()
    for shown in ("Sel de nuit", "Plein Court", "Premières fois", "Le plan tient.", "Lucie Hoarau"):
        assert shown in page


def test_its_drawing_is_a_download_that_names_label_and_year(client, film, selection):
    drawing = client.get(f"{address(film)}palme.svg")
    assert drawing["Content-Type"] == "image/svg+xml"
    assert drawing["Content-Disposition"].startswith("attachment")
    assert "Plein Court" in drawing.content.decode()
    assert str(timezone.localdate().year) in drawing.content.decode()
    light = client.get(f"{address(film)}palme.svg?clair=1").content.decode()
    assert light != drawing.content.decode()


def test_a_film_that_left_the_selection_leaves_a_trace(client, film, selection):
    kept = address(film)
    services.remove(entry=selection.entries.get(), curator=make_user())
    page = client.get(kept).content.decode()
    assert "Plein Court" in page
    assert ENDED in page
    assert client.get(f"{kept}palme.svg").status_code == 404


def test_a_label_that_is_no_longer_verified_gives_no_laurel(client, film, selection):
    kept = address(film)
    label = selection.label
    label.verified_at = None
    label.save()
    assert ENDED in client.get(kept).content.decode()


def test_a_film_that_left_the_public_is_not_named(client, film, selection):
    kept = address(film)
    Film.objects.filter(pk=film.pk).update(visibility="private")
    assert "Sel de nuit" not in client.get(kept).content.decode()
    film.delete()
    assert ENDED in client.get(kept).content.decode()


@pytest.mark.parametrize("code", ["1-1", "1-1:xyz", "a-b", ""])
def test_nobody_makes_up_an_address(code):
    assert verified(code, make_user()) is None


def test_a_plain_mention_is_no_distinction(client, film):
    make_selection(make_label(), [film])
    assert ENDED in client.get(address(film)).content.decode()
