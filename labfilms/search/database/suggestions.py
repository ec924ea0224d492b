"""Titles that hold what is being typed."""

from collections.abc import Sequence

from django.db import connection
from django.db.models import Exists, OuterRef, Q, QuerySet

from labfilms.search.models import Opening
from labfilms.search.port import LONGEST_QUERY, MOST_WORDS, Audience, Suggestion
from labfilms.search.words import clean, plain

# The last sign there is: every word that begins with « ecl » stands between it and « ecl » itself.
LAST = "\U0010ffff"
# Several words of one title may begin alike, and titles may be the same.
SPARE = 4


def suggest(
    words: str, *, audiences: frozenset[Audience], things: Sequence[str], limit: int
) -> list[Suggestion]:
    """Return titles that hold the words, the last one being the beginning of one, by that word."""
    typed = plain(clean(words[:LONGEST_QUERY]))[:MOST_WORDS]
    if not typed:
        return []
    *whole, beginning = typed
    found = _openings(whole, beginning).filter(entry__audience__in=audiences)
    if things:
        found = found.filter(entry__thing__in=things)
    titles: dict[tuple[str, str], Suggestion] = {}
    rows = found.values_list("entry__thing", "entry__key", "entry__title")
    for thing, key, title in rows[: limit * SPARE]:
        titles.setdefault((thing, title), Suggestion(thing, key, title))
    return list(titles.values())[:limit]


def _openings(whole: Sequence[str], beginning: str) -> QuerySet[Opening]:
    if not whole:
        return Opening.objects.filter(_begins(beginning)).order_by("word", "entry")
    # Read by the longest whole word, the rarest as a rule; the others are then looked up.
    anchor = max(whole, key=len)
    same = Opening.objects.filter(entry=OuterRef("entry"))
    found = Opening.objects.filter(Exists(same.filter(_begins(beginning))), word=anchor)
    for word in whole:
        if word != anchor:
            found = found.filter(Exists(same.filter(word=word)))
    return found.order_by("entry")


def _begins(beginning: str) -> Q:
    if connection.vendor == "postgresql":
        return Q(word__startswith=beginning)
    return Q(word__gte=beginning, word__lt=beginning + LAST)
