"""Whose pages may show a film's player."""

from collections.abc import Sequence

from csp.constants import SELF

from ecran.films.enums import Embedding
from ecran.films.models import Film


def can_embed(film: Film) -> bool:
    """Tell whether other sites may play this film: everyone may, and its owner lets them."""
    return film.open_to_all and film.embedding != Embedding.NOWHERE


def ancestors(film: Film) -> Sequence[str]:
    """Return who may frame a film's player (CSP 3, frame-ancestors); our own pages always may."""
    if film.embedding == Embedding.ANYWHERE:
        return ["*"]
    names = film.embed_domains.split() if film.embedding == Embedding.LISTED else []
    return [SELF, *names]
