import pytest
from django.contrib.auth.models import AnonymousUser
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.selections.enums import Visibility
from labels.selections.models import Selection
from tests.factories.accounts import make_user
from tests.factories.labels import make_selection

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@settings(
    max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    visibility=st.sampled_from(Visibility),
    role=st.sampled_from(["stranger", "member", "curator"]),
    link=st.booleans(),
)
def test_the_rule_agrees_with_its_sentence_over_all_states(db, visibility, role, link):
    selection = make_selection(visibility=visibility)
    people = {
        "stranger": AnonymousUser(),
        "member": make_user(),
        "curator": selection.label.curators.get().user,
    }
    seen = Selection.objects.visible_to(people[role], link=selection.link if link else "")
    expected = (
        role == "curator"
        or visibility == Visibility.PUBLIC
        or (visibility == Visibility.UNLISTED and link)
    )
    assert seen.filter(pk=selection.pk).exists() is expected


def test_an_unlisted_selection_lives_at_its_link():
    selection = make_selection(visibility=Visibility.UNLISTED)
    assert selection.get_absolute_url() == f"/s/{selection.link}/"
    assert str(selection) == selection.title
