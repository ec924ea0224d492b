"""Profiles, as tests need them."""

from network.people import services
from network.people.models import Trade
from regions.territory.models import Region
from tests.factories.accounts import make_user


def region(slug="la-reunion") -> Region:
    return Region.objects.get(slug=slug)


def trade(code="director") -> Trade:
    return Trade.objects.get(code=code)


def make_profile(user=None, *, trades=("director",), region_slug="la-reunion", **words):
    user = user or make_user()
    words.setdefault("public", True)
    words.setdefault("handle", services.propose_handle(user.name))
    return services.save_profile(
        user=user,
        words=services.ProfileWords(
            region=region(region_slug), trades=[trade(code) for code in trades], **words
        ),
    )
