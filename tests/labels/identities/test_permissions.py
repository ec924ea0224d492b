import pytest
from django.contrib.auth.models import AnonymousUser

from labels.identities import permissions as identities
from labels.identities.models import Label
from labels.selections import permissions as selections
from tests.factories.accounts import make_user
from tests.factories.labels import make_label, make_selection


@pytest.mark.django_db
def test_a_label_and_its_selections_are_its_curators_to_write():
    owner = make_user()
    selection = make_selection(make_label(owner))
    for who, may in ((owner, True), (make_user(), False), (AnonymousUser(), False)):
        assert identities.can_curate(who, selection.label) is may
        assert selections.can_edit(who, selection) is may
    assert not Label.objects.of(AnonymousUser()).exists()
