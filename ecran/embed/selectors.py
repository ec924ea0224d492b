"""Read what stands in other sites' pages."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import QuerySet

from ecran.films import selectors as films
from ecran.films.models import Film

# A film's page, in either language, or its player.
ADDRESS = re.compile(r"(?:/[a-z]{2})?/(?:integrer/)?films/(?P<slug>[-\w]{1,90})/?", re.ASCII)


def shown() -> QuerySet[Film]:
    """Return the films whose page everyone reads, with directors, poster and source."""
    return films.films().select_related("asset")


def embeddable() -> QuerySet[Film]:
    """Return the films that everyone may watch, with directors, poster and source."""
    return shown().filter(sold=False)


def film_at(address: str, host: str) -> Film | None:
    """Return the released film whose page or player has this address on our hosts, or None."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return None
    ours = {host, urlsplit(settings.SITE_ADDRESS).netloc}
    match = ADDRESS.fullmatch(parts.path)
    if match is None or parts.scheme not in {"http", "https"} or parts.netloc not in ours:
        return None
    return embeddable().filter(slug=match["slug"]).first()
