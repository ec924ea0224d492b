import pytest
from django.contrib.auth.models import AnonymousUser

from projects.needs import permissions
from projects.needs.models import Need
from tests.factories.accounts import make_user
from tests.factories.projects import make_member, make_need, make_project

pytestmark = pytest.mark.django_db


def test_a_need_is_written_by_those_in_charge_and_offered_to_the_others():
    manager = make_user()
    project = make_project(manager, visibility="team")
    need = make_need(project)
    member = make_member(project).person
    for user, edits, sees in (
        (manager, True, True),
        (member, False, True),
        (make_user(), False, False),
        (AnonymousUser(), False, False),
    ):
        assert permissions.can_edit(user, need) is edits
        assert permissions.can_offer(user, need) is not edits
        assert Need.objects.visible_to(user).filter(pk=need.pk).exists() is sees
