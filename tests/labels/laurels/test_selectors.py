import pytest

from ecran.films.enums import CreditState
from labels.laurels.selectors import given_to
from labels.selections.enums import Visibility
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.labels import make_label, make_selection

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def honours(film):
    return [one.honour for one in given_to([film]).get(film.pk, [])]


def test_any_public_selection_gives_a_mention_and_a_verified_label_a_laurel():
    film = make_film()
    make_selection(make_label(), [film])
    make_selection(make_label(verified=True), [film])
    assert honours(film) == ["laurel", "mention"]


@pytest.mark.parametrize("visibility", [Visibility.PRIVATE, Visibility.UNLISTED])
def test_a_selection_that_is_not_public_gives_nothing(visibility):
    film = make_film()
    make_selection(make_label(verified=True), [film], visibility=visibility)
    assert honours(film) == []


def test_nobody_gives_a_laurel_to_a_film_of_their_own():
    owner, editor, gone = make_user(), make_user(), make_user()
    film = make_film(owner)
    credit(film, editor)
    credit(film, gone, state=CreditState.REFUSED)
    make_selection(make_label(owner, verified=True), [film])
    make_selection(make_label(editor, verified=True), [film])
    assert honours(film) == ["mention", "mention"]
    make_selection(make_label(gone, verified=True), [film])
    assert honours(film) == ["laurel", "mention", "mention"]


def test_a_laurel_carries_the_year_it_was_given():
    film = make_film()
    selection = make_selection(make_label(verified=True), [film])
    (given,) = given_to([film])[film.pk]
    assert given.year == selection.published_at.year
    assert given.is_laurel


def test_what_films_were_given_is_one_query(django_assert_num_queries):
    films = [make_film() for _ in range(5)]
    make_selection(make_label(verified=True), films)
    with django_assert_num_queries(1):
        assert len(given_to(films)) == 5
