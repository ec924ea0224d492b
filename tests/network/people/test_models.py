import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.people import make_profile, trade

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def seen_by(user):
    return set(Profile.objects.visible_to(user))


def test_a_public_profile_is_seen_by_all_and_a_closed_one_by_its_person_alone():
    public, closed = make_profile(), make_profile(public=False)
    assert seen_by(AnonymousUser()) == {public}
    assert seen_by(make_user()) == {public}
    assert seen_by(closed.user) == {public, closed}


def test_a_person_who_is_suspended_disappears():
    profile = make_profile()
    profile.user.is_active = False
    profile.user.save()
    assert seen_by(AnonymousUser()) == set()


def test_a_trade_is_named_in_the_form_and_language_asked():
    gaffer = trade("gaffer")
    assert gaffer.named("feminine") == "cheffe électricienne"
    assert gaffer.named("masculine") == "chef électricien"
    with translation.override("en"):
        assert gaffer.named("feminine") == "Gaffer"


def test_a_profile_says_its_trades_in_order_in_its_own_form():
    profile = make_profile(trades=("editor", "director"), grammar="feminine")
    assert profile.trade_names == ["monteuse", "réalisatrice"]
