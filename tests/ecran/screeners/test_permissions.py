import pytest
from django.contrib.auth.models import AnonymousUser

from ecran.screeners import permissions
from ecran.screeners.models import Screener
from labfilms.moderation.enums import Withheld
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.moderation import make_staff
from tests.factories.screeners import make_screener, make_shown_film

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def test_the_owner_alone_makes_links_reads_them_and_withdraws_them():
    film = make_shown_film()
    screener = make_screener(film)
    credited = make_user()
    credit(film, credited)
    people = {
        "stranger": AnonymousUser(),
        "member": make_user(),
        "credited": credited,
        "staff": make_staff(),
        "owner": film.owner,
    }
    for role, person in people.items():
        is_owner = role == "owner"
        assert permissions.can_screen(person, film) is is_owner
        assert permissions.can_manage(person, screener) is is_owner
        assert Screener.objects.visible_to(person).exists() is is_owner


def test_links_of_a_film_that_moderation_removed_are_read_by_nobody():
    screener = make_screener()
    screener.film.withheld = Withheld.REMOVED
    screener.film.save()
    assert not Screener.objects.visible_to(screener.film.owner).exists()


@pytest.mark.parametrize(
    ("fields", "ready"),
    [
        ({}, True),
        ({"visibility": "draft"}, True),
        ({"playable": False}, False),
        ({"rights_declared": False}, False),
        ({"withheld": Withheld.HIDDEN}, False),
    ],
)
def test_a_film_leaves_its_team_by_a_link_once_it_plays_and_its_rights_are_declared(fields, ready):
    film = make_film(**({"rights_declared": True} | fields))
    assert permissions.is_ready(film) is ready
