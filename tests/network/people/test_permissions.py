import pytest
from django.contrib.auth.models import AnonymousUser

from network.people import permissions
from tests.factories.accounts import make_user
from tests.factories.people import make_profile


@pytest.mark.django_db
def test_a_profile_is_its_persons_to_write():
    profile = make_profile()
    assert permissions.can_edit(profile.user, profile)
    assert not permissions.can_edit(make_user(), profile)
    assert not permissions.can_edit(AnonymousUser(), profile)
