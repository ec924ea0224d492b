import pytest
from django.contrib.auth.models import AnonymousUser

from ecran.credits import selectors, services
from ecran.films.enums import CreditState, Visibility
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile, trade

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def line(code, person=None, name=""):
    return services.Line(trade=trade(code), name=name, person=person)


def test_credits_are_written_in_order_and_answers_stay():
    film, editor = make_film(), make_user("Nadia Ferhat")
    (first,) = services.write(film=film, lines=[line("editor", editor)])
    services.answer(credit=first, confirmed=True)
    services.write(film=film, lines=[line("director", None, "Anonyme"), line("editor", editor)])
    found = list(film.credits.values_list("name", "state"))
    assert found == [
        ("Anonyme", CreditState.PROPOSED),
        ("Nadia Ferhat", CreditState.CONFIRMED),
    ]


def test_the_owner_need_not_confirm_their_own_line():
    film = make_film()
    services.write(film=film, lines=[line("director", film.owner)])
    assert film.credits.get().state == CreditState.CONFIRMED


def test_the_roll_links_confirmed_people_names_free_ones_and_forgets_refusals():
    film = make_film()
    confirmed = make_profile(make_user("Inès Ollier"), grammar="feminine", trades=("editor",))
    credit(film, confirmed.user, code="editor")
    credit(film, name="Un ami", code="editor", state=CreditState.PROPOSED)
    credit(film, make_user("Parti"), code="gaffer", state=CreditState.REFUSED)
    waiting = make_profile(make_user("Pas encore"))
    credit(film, waiting.user, code="director", state=CreditState.PROPOSED)
    rows = {row.trade: row.people for row in selectors.roll(film, AnonymousUser())}
    assert rows == {
        "monteuse": [
            selectors.Name("Inès Ollier", confirmed.get_absolute_url()),
            selectors.Name("Un ami"),
        ],
        "réalisation": [selectors.Name("Pas encore")],
    }


def test_a_closed_profile_is_named_and_not_linked():
    film, closed = make_film(), make_profile(public=False)
    credit(film, closed.user)
    (row,) = selectors.roll(film, AnonymousUser())
    assert row.people == [selectors.Name(str(closed.user))]


def test_the_page_asks_the_person_credited_alone():
    film, person = make_film(visibility=Visibility.DRAFT), make_user()
    waiting = credit(film, person, state=CreditState.PROPOSED)
    assert list(selectors.waiting_for(person, film)) == [waiting]
    assert not selectors.waiting_for(AnonymousUser(), film)
    assert not selectors.waiting_for(film.owner, film)
