import pytest
from django.urls import reverse

from labels.selections.enums import Visibility
from tests.factories.accounts import make_user
from tests.factories.labels import make_label, make_selection
from tests.factories.people import region

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("rows", [1, 3, 30])
def test_the_list_asks_as_many_queries_whatever_its_length(client, django_assert_num_queries, rows):
    for _ in range(rows):
        make_selection(make_label(region=region()))
    with django_assert_num_queries(2):
        page = client.get(reverse("labels:list"))
    assert page.context["page"].paginator.count == rows


def test_a_label_shows_its_public_selections_and_all_of_them_to_its_curators(client):
    owner = make_user()
    label = make_label(owner, verified=True)
    make_selection(label, title="Pour tous")
    make_selection(label, title="Pour moi", visibility=Visibility.PRIVATE)
    page = client.get(label.get_absolute_url()).content.decode()
    assert "Pour tous" in page
    assert "Festival depuis 1998" in page
    assert "Pour moi" not in page
    client.force_login(owner)
    assert "Pour moi" in client.get(label.get_absolute_url()).content.decode()


def test_a_label_that_published_nothing_answers_as_if_it_did_not_exist(client):
    label = make_label()
    assert client.get(label.get_absolute_url()).status_code == 404


def test_a_label_is_written_by_its_curators_alone(client):
    owner = make_user()
    label = make_label(owner)
    make_selection(label)
    edit = reverse("labels:edit", args=(label.slug,))
    client.force_login(make_user())
    assert client.get(edit).status_code == 404
    client.force_login(owner)
    client.post(edit, {"name": "Plein Court", "statement": "Des films tenus."})
    assert "Des films tenus." in client.get(label.get_absolute_url()).content.decode()
    page = client.post(edit, {"name": "", "statement": "Gardé"})
    assert "Gardé" in page.content.decode()


def test_two_labels_of_one_name_have_two_addresses():
    assert make_label(name="Brume").slug == "brume"
    assert make_label(name="Brume").slug == "brume-2"
