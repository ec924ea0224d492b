"""Links to films, as tests need them."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from django.utils import timezone

from ecran.films.models import Film
from ecran.screeners import services
from ecran.screeners.models import Screener, Viewing
from tests.factories.films import make_film
from tests.factories.streaming import make_asset, make_package

PARIS = ZoneInfo("Europe/Paris")


def make_shown_film(owner=None, **fields) -> Film:
    """Return a draft that plays: its files stand on the disk, and its rights are declared."""
    fields = {"visibility": "draft", "rights_declared": True, "duration": 100.0} | fields
    film = make_film(owner, **fields)
    film.asset = make_asset(film.owner, duration=film.duration)
    make_package(film.asset, duration=film.duration)
    film.save(update_fields=["asset"])
    return film


def make_screener(film=None, name="Festival des Salins", email="", **terms) -> Screener:
    terms = {"expires_at": timezone.now() + timedelta(days=30), "zone": PARIS} | terms
    film = film or make_shown_film()
    (made,) = services.make(film=film, recipients=[(name, email)], terms=services.Terms(**terms))
    return made


def make_viewing(screener, *, furthest=40.0, **fields) -> Viewing:
    """Return a viewing that has begun."""
    now = timezone.now()
    fields = {"started_at": now, "seen_at": now, "seconds": furthest} | fields
    return Viewing.objects.create(screener=screener, furthest=furthest, **fields)


def end(screener, how: str) -> Screener:
    """Bring a link to one of its ends: revoked, expired or used."""
    if how == "revoked":
        services.revoke(screener=screener)
    elif how == "expired":
        screener.expires_at = timezone.now() - timedelta(seconds=1)
    elif how == "used":
        screener.most_viewings = 1
        make_viewing(screener)
    screener.save()
    return screener
