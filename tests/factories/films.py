"""Films, as tests need them: rows without a file, unless a test makes one."""

from itertools import count

from django.utils import timezone

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Credit, Film
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


def credit(film, person=None, *, code="director", state=CreditState.CONFIRMED, name="") -> Credit:
    return Credit.objects.create(
        film=film, trade=trade(code), person=person, name=name or str(person), state=state
    )
