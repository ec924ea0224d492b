"""What a structure shows as its own: whose films, in what order, to whom."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ecran.catalogue import permissions, selectors, services
from ecran.catalogue.errors import CatalogueRefused
from ecran.catalogue.models import Collection
from ecran.films.enums import Visibility
from labfilms.moderation.enums import Withheld
from network.organisations.enums import Role
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.films import make_film
from tests.factories.organisations import make_member, make_organisation
from tests.factories.projects import make_project

pytestmark = pytest.mark.django_db
STRANGER = AnonymousUser()


@pytest.fixture
def producer():
    return make_user("Inès Ollier")


@pytest.fixture
def house(producer):
    return make_organisation(producer, name="Basalte Productions")


@pytest.fixture
def collection(house, producer):
    films = [make_film(producer, title=title) for title in ("Un", "Deux", "Trois")]
    return make_collection(house, *films, title="Sur la pente")


def titles(house, viewer=STRANGER):
    found = selectors.windows_of(house, viewer)
    return {str(one.collection): [film.title for film in one.films] for one in found}


def order_of(collection):
    return [place.film.title for place in selectors.places_of(collection)]


def test_a_collection_shows_its_films_in_the_order_of_the_structure(house, collection):
    assert titles(house) == {"Sur la pente": ["Un", "Deux", "Trois"]}


def test_it_is_shown_when_the_structure_says_so(house, collection, producer):
    words = {"title": collection.title, "intro": ""}
    services.edit(collection=collection, shown=False, **words)
    assert titles(house) == {}
    assert not Collection.objects.visible_to(STRANGER).exists()
    assert not Collection.objects.visible_to(make_user()).exists()
    assert Collection.objects.visible_to(producer).get() == collection


@pytest.mark.parametrize(
    "change",
    [
        {"visibility": Visibility.PRIVATE},
        {"visibility": Visibility.UNLISTED},
        {"visibility": Visibility.DRAFT},
        {"playable": False},
        {"withheld": Withheld.HIDDEN},
    ],
    ids=str,
)
def test_it_never_shows_more_than_its_films_do(house, collection, producer, change):
    film = collection.places.first().film
    for name, value in change.items():
        setattr(film, name, value)
    film.save()
    for viewer in (STRANGER, producer):
        assert titles(house, viewer) == {"Sur la pente": ["Deux", "Trois"]}


def test_a_structure_whose_page_is_closed_shows_nothing(house, collection, client):
    house.withheld = Withheld.HIDDEN
    house.save()
    assert titles(house) == {}
    assert client.get(reverse("catalogue:catalogue", args=(house.slug,))).status_code == 404


def test_whose_films_a_structure_may_show(house, producer):
    partner, member = make_user(), make_user()
    make_member(house, partner, role=Role.ADMIN)
    make_member(house, member)
    carried = make_film(make_user(), project=make_project(producer, carrier=house))
    elsewhere = make_film(make_user(), project=make_project())
    theirs = [make_film(producer), make_film(partner), carried]
    others = [make_film(member), make_film(), elsewhere]
    assert [permissions.can_show(house, film) for film in theirs] == [True] * 3
    assert [permissions.can_show(house, film) for film in others] == [False] * 3
    assert set(selectors.films_to_show(house)) == set(theirs)
    with pytest.raises(CatalogueRefused):
        make_collection(house, others[0])


def test_a_film_stands_once_in_a_collection(collection):
    services.add(collection=collection, film=collection.places.first().film)
    assert order_of(collection) == ["Un", "Deux", "Trois"]


def test_films_are_moved_and_taken_out(collection):
    last = collection.places.last()
    services.move(place=last, steps=-1)
    assert order_of(collection) == ["Un", "Trois", "Deux"]
    services.move(place=collection.places.first(), steps=-1)
    assert order_of(collection) == ["Un", "Trois", "Deux"]
    services.remove(place=collection.places.first())
    assert order_of(collection) == ["Trois", "Deux"]


def test_an_order_made_on_what_has_changed_moves_nothing(collection):
    places = list(collection.places.values_list("pk", flat=True))
    seen = collection.revision
    services.reorder(collection=collection, places=places[::-1], revision=seen)
    assert order_of(collection) == ["Trois", "Deux", "Un"]
    with pytest.raises(CatalogueRefused):
        services.reorder(collection=collection, places=places, revision=seen)
    with pytest.raises(CatalogueRefused):
        services.reorder(collection=collection, places=places[:2], revision=collection.revision)
    assert order_of(collection) == ["Trois", "Deux", "Un"]


def test_there_are_limits_in_words(house, collection, monkeypatch):
    monkeypatch.setattr(services, "MOST_FILMS", 3)
    monkeypatch.setattr(services, "MOST_COLLECTIONS", 1)
    with pytest.raises(CatalogueRefused):
        services.add(
            collection=collection, film=make_film(make_user(), title="Quatre", **_of(house))
        )
    with pytest.raises(CatalogueRefused):
        services.create(organisation=house, title="Une autre")


def _of(house):
    return {"project": make_project(carrier=house)}


def test_a_producer_opens_a_catalogue(house, producer, client):
    film = make_film(producer, title="Sel de nuit")
    client.force_login(producer)
    keep = reverse("catalogue:keep", args=(house.slug,))
    assert client.get(keep).status_code == 200
    begun = client.post(keep, {"title": "Nos courts", "intro": "Tournés ici."})
    made = Collection.objects.get()
    assert begun["Location"] == reverse("catalogue:edit", args=(made.pk,))
    assert "Sel de nuit" in client.get(begun["Location"]).content.decode()
    client.post(reverse("catalogue:add", args=(made.pk,)), {"film": film.pk})
    page = reverse("catalogue:catalogue", args=(house.slug,))
    assert "Personne ne voit encore rien" in client.get(page).content.decode()
    client.post(begun["Location"], {"title": "Nos courts", "intro": "Tournés ici.", "shown": "on"})
    client.logout()
    for address in (page, house.get_absolute_url()):
        assert "Sel de nuit" in client.get(address).content.decode()
    assert "Basalte Productions" in client.get(film.get_absolute_url()).content.decode()


def test_a_film_of_somebody_else_is_refused_in_words(collection, producer, client):
    client.force_login(producer)
    address = reverse("catalogue:add", args=(collection.pk,))
    for film in (make_film().pk, 10**12, "un"):
        response = client.post(address, {"film": film}, follow=True)
        assert "n’est pas à votre structure" in response.content.decode()
    assert len(order_of(collection)) == 3


def test_the_list_is_put_in_order_from_its_page(collection, producer, client):
    client.force_login(producer)
    address = reverse("catalogue:reorder", args=(collection.pk,))
    first, second, third = collection.places.values_list("pk", flat=True)
    as_json = {"Accept": "application/json"}
    said = {"order": [third, first, second], "revision": collection.revision}
    answer = client.post(address, said, headers=as_json)
    assert answer.json() == {"revision": collection.revision + 1}
    assert order_of(collection) == ["Trois", "Un", "Deux"]
    late = client.post(address, said, headers=as_json)
    assert late.status_code == 409
    assert "a changé entre-temps" in late.json()["message"]
    client.post(address, {"down": third})
    client.post(address, {"remove": second})
    assert order_of(collection) == ["Un", "Trois"]
    assert "n’est plus dans la collection" in (
        client.post(address, {"remove": second}, follow=True).content.decode()
    )
    client.post(reverse("catalogue:delete", args=(collection.pk,)))
    assert not Collection.objects.exists()


def test_a_page_of_a_hundred_films_asks_as_few_queries(house, producer, client):
    counts = []
    for number in (2, 12):
        make_collection(house, *[make_film(producer) for _ in range(number)])

        with CaptureQueriesContext(connection) as asked:
            client.get(reverse("catalogue:catalogue", args=(house.slug,)))
        counts.append(len(asked))
    assert counts[0] == counts[1] <= 9
