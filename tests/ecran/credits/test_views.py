import pytest
from django.urls import reverse

from ecran.films.enums import CreditState, Visibility
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile, trade

pytestmark = pytest.mark.django_db


def lines(*rows, initial=0):
    data = {"credits-TOTAL_FORMS": len(rows), "credits-INITIAL_FORMS": initial}
    for number, (code, name) in enumerate(rows):
        data[f"credits-{number}-trade"] = trade(code).pk if code else ""
        data[f"credits-{number}-name"] = name
    return data


def test_the_owner_writes_the_credits_and_people_of_the_site_are_linked(client):
    film = make_film()
    ines = make_profile(make_user("Inès Ollier"))
    client.force_login(film.owner)
    address = reverse("credits:edit", args=(film.pk,))
    client.post(address, lines(("director", "@ines-ollier"), ("editor", "Un ami"), ("", "")))
    assert list(film.credits.values_list("name", "person")) == [
        ("Inès Ollier", ines.user.pk),
        ("Un ami", None),
    ]
    assert "Inès Ollier" in client.get(address).content.decode()


def test_a_line_without_trade_is_said_and_kept(client):
    film = make_film()
    client.force_login(film.owner)
    page = client.post(reverse("credits:edit", args=(film.pk,)), lines(("", "Sans métier")))
    assert "Sans métier" in page.content.decode()
    assert not film.credits.exists()


def test_credits_are_the_owners_to_write(client):
    film, person = make_film(), make_user()
    credit(film, person)
    client.force_login(person)
    assert client.get(reverse("credits:edit", args=(film.pk,))).status_code == 404


@pytest.mark.parametrize(("answer", "state"), [("confirm", "confirmed"), ("refuse", "refused")])
def test_a_person_answers_in_one_click(client, answer, state):
    film, person = make_film(visibility=Visibility.PUBLIC), make_user()
    asked = credit(film, person, state=CreditState.PROPOSED)
    client.force_login(person)
    assert "Retirer mon nom" in client.get(film.get_absolute_url()).content.decode()
    client.post(reverse("credits:answer", args=(asked.pk,)), {"answer": answer})
    asked.refresh_from_db()
    assert asked.state == state


def test_nobody_answers_for_another(client):
    asked = credit(make_film(), make_user(), state=CreditState.PROPOSED)
    client.force_login(make_user())
    address = reverse("credits:answer", args=(asked.pk,))
    assert client.post(address, {"answer": "confirm"}).status_code == 404
