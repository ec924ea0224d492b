import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.images.models import Image
from wagtail.images.tests.utils import get_test_image_file

from network.calls.enums import Pay
from regions.hubs import panels, services
from regions.hubs.blocks import HubBlocks
from regions.hubs.enums import Panel
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, region
from tests.factories.projects import make_need, make_project

pytestmark = pytest.mark.django_db


@pytest.fixture
def page():
    return services.open_hub(region=region())


def ask(user=None):
    request = RequestFactory().get("/")
    request.user = user or make_user()
    return request


def put(page, *blocks):
    page.body = [{"type": kind, "value": value} for kind, value in blocks]
    page.save_revision().publish()
    page.refresh_from_db()


def test_a_new_hub_shows_every_panel_in_the_order_of_the_house(page):
    assert [shown.name for shown in panels.of_page(page, ask())] == Panel.values


def test_a_team_orders_its_panels_names_them_and_leaves_some_out(page, client):
    make_profile(make_user("Lucie Hoarau"))
    make_film(title="Sel de nuit", region=region())
    put(page, ("people", {"title": "Celles et ceux d’ici"}), ("films", {"title": ""}))
    words = client.get(page.url).content.decode()
    assert words.index("Celles et ceux d’ici") < words.index("Lucie Hoarau")
    assert words.index("Lucie Hoarau") < words.index("Sel de nuit")
    assert 'id="hub-selections"' not in words


def test_words_and_partners_stand_between_panels(page, client):
    logo = Image.objects.create(title="Logo", file=get_test_image_file(size=(640, 480)))
    put(
        page,
        ("words", {"title": "Les lundis du pôle", "text": "<p>Un lundi <b>sur deux</b>.</p>"}),
        (
            "partners",
            {
                "title": "",
                "partners": [
                    {"name": "Le Quadrille", "logo": logo.pk, "address": "https://exemple.fr/"},
                    {"name": "Cinéma Le Palace"},
                ],
            },
        ),
    )
    words = client.get(page.url).content.decode()
    for shown in ("Les lundis du pôle", "<b>sur deux</b>", 'alt="Le Quadrille"', "Le Palace"):
        assert shown in words
    assert 'href="https://exemple.fr/"' in words


def test_an_untranslated_panel_takes_the_name_that_the_house_gives_it(page, client):
    make_film(title="Sel de nuit", region=region())
    put(
        page,
        ("films", {"title": "Faits dans l’île"}),
        ("words", {"title": "Avant de tourner ici", "text": "<p>La veille.</p>"}),
        ("partners", {"title": "Avec", "partners": [{"name": "Le Quadrille"}]}),
    )
    words = client.get("/en/poles/la-reunion/").content.decode()
    for shown in ("Films made here", "With the help of", "Le Quadrille", "Avant de tourner ici"):
        assert shown in words
    assert "Faits dans l’île" not in words
    assert '<section class="band" lang="fr">' in words
    assert "is in French: nobody has translated it yet." in words
    assert "Faits dans l’île" in client.get("/poles/la-reunion/").content.decode()


def test_a_panel_stands_once_at_most():
    once = HubBlocks().meta.block_counts
    assert set(once) == set(Panel.values)
    assert {count["max_num"] for count in once.values()} == {1}


def test_the_team_s_form_offers_every_panel(page, client):
    client.force_login(make_user(is_staff=True, is_superuser=True))
    form = client.get(reverse("wagtailadmin_pages:edit", args=(page.pk,))).content.decode()
    assert 'data-contentpath="body"' in form
    assert all(f"&quot;{panel.value}&quot;" in form for panel in Panel)


def test_projects_that_seek_structures_and_what_producers_carried(page, client):
    producer = make_organisation(kind="production", name="Basalte Productions", region=region())
    project = make_project(carrier=producer, title="Le Bac", region=region(), pay=Pay.REFUNDED)
    make_need(project)
    make_project(title="Rien ne manque", region=region())
    film = make_film(title="Sel de nuit", region=region("bretagne"))
    words = client.get(page.url).content.decode()
    assert "Le Bac" in words
    assert "Rien ne manque" not in words
    assert "Basalte Productions" in words
    assert 'id="hub-production"' not in words
    film.project = project
    film.save()
    words = client.get(page.url).content.decode()
    assert 'id="hub-production"' in words
    assert "Sel de nuit" in words


@pytest.mark.parametrize("rows", [1, 3, 6])
def test_a_hub_asks_as_many_queries_whatever_its_team_shows(
    page, client, django_assert_max_num_queries, rows
):
    put(page, *((panel.value, {"title": ""}) for panel in reversed(Panel)))
    for _ in range(rows):
        make_film(region=region())
        make_profile()
        make_need(make_project(region=region()))
    client.get(page.url)
    with django_assert_max_num_queries(17):
        client.get(page.url)
