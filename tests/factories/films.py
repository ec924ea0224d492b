"""Films, as tests need them: rows without a file, unless a test makes one."""

from itertools import count

from django.utils import timezone

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Credit, Film
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.factories.accounts import make_user
from tests.factories.people import trade

_numbers = count(1)


def make_film(owner=None, **fields) -> Film:
    number = next(_numbers)
    fields.setdefault("title", f"Film {number}")
    fields.setdefault("slug", f"film-{number}")
    fields.setdefault("visibility", Visibility.PUBLIC)
    fields.setdefault("playable", True)
    fields.setdefault("duration", 63.0)
    fields.setdefault("released_at", timezone.now())
    return Film.objects.create(owner=owner or make_user(), **fields)


def make_playable_film(owner=None, **fields) -> Film:
    """Return a film whose package is said to be published; no file stands behind it."""
    owner = owner or make_user()
    asset = Asset.objects.create(owner=owner, filename="a.mov", size=1, duration=60)
    Package.objects.create(asset=asset, state=PackageState.PUBLISHED, duration=60)
    return make_film(owner, asset=asset, **fields)


def credit(film, person=None, *, code="director", state=CreditState.CONFIRMED, name="") -> Credit:
    return Credit.objects.create(
        film=film, trade=trade(code), person=person, name=name or str(person), state=state
    )
