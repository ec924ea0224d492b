import pytest
from django.contrib.auth.models import AnonymousUser

from ecran.films import permissions
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film


@pytest.mark.django_db
@pytest.mark.parametrize("rule", [permissions.can_edit, permissions.can_download_original])
def test_the_sheet_and_the_original_are_the_owners(rule):
    film, credited = make_film(), make_user()
    credit(film, credited)
    assert rule(film.owner, film)
    assert not rule(credited, film)
    assert not rule(AnonymousUser(), film)


@pytest.mark.django_db
def test_a_file_that_is_offered_is_for_whoever_may_watch():
    film = make_film(file_offered=True)
    assert permissions.can_download_original(AnonymousUser(), film)
    assert not permissions.can_edit(AnonymousUser(), film)
