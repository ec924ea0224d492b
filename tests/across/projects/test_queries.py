"""What pages ask, counted with every floor installed: what stands above asks its own."""

import pytest

from tests.factories.people import make_profile
from tests.factories.projects import make_member, make_need, make_project

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_page_asks_as_many_queries_however_large_its_team(
    client, django_assert_num_queries, rows
):
    project = make_project()
    for _ in range(rows):
        make_member(project, make_profile().user)
        make_need(project)
    with django_assert_num_queries(10):
        client.get(project.get_absolute_url())
