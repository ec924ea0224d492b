import pytest
from django.contrib.auth.models import AnonymousUser

from ecran.credits import permissions
from ecran.films.enums import CreditState
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film

pytestmark = pytest.mark.django_db


def test_a_credit_is_its_person_s_to_answer_and_what_they_ask_the_owner_s_to_settle():
    film, person = make_film(), make_user()
    named = credit(film, person, state=CreditState.PROPOSED)
    assert permissions.can_answer(person, named)
    for other in (film.owner, make_user(), AnonymousUser()):
        assert not permissions.can_answer(other, named)
    assert not permissions.can_settle(film.owner, named)
    named.state = CreditState.ASKED
    assert permissions.can_settle(film.owner, named)
    assert not permissions.can_settle(person, named)
    assert not permissions.can_settle(AnonymousUser(), named)
