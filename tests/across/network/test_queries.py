"""What pages ask, counted with every floor installed: what stands above asks its own."""

import pytest
from django.urls import reverse

from tests.factories.calls import make_call, wanted

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3, 24])
def test_the_list_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_call(positions=[wanted(), wanted("editor")])
    with django_assert_num_queries(7):
        page = client.get(reverse("calls:list"))
    assert len(page.context["cards"]) == rows


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_as_many_queries_however_many_positions(
    client, django_assert_num_queries, rows
):
    call = make_call(positions=[wanted() for _ in range(rows)])
    with django_assert_num_queries(5):
        client.get(call.get_absolute_url())
