"""What pages ask, counted with every floor installed: what stands above asks its own."""

import pytest

from tests.factories.feedback import make_professional, make_regard
from tests.factories.films import make_film

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_a_film_asks_as_many_queries_whatever_is_said_of_it(
    client, django_assert_num_queries, rows
):
    film = make_film()
    for _ in range(rows):
        make_regard(film, make_professional())
    client.get(film.get_absolute_url())
    with django_assert_num_queries(6):
        client.get(film.get_absolute_url())
