"""Every value of every facet as one sign: what was found is one short text, counted by sign.

60,000 films with five facets each are 4.6 MB and 33 ms of counting when their values are spelled
out, and 0.4 million signs and 7 ms when they are not (docs/adr/0005).
"""

from collections import Counter
from collections.abc import Collection, Iterable
from functools import lru_cache

from labfilms.search.models import FacetValue

# The first values: Python keeps one object for each sign of Latin-1, and counts these in less than
# half the time. Neither spaces nor controls.
QUICK = "".join(map(chr, (*range(0x21, 0x7F), *range(0xA1, 0x100))))
# Then letters of their own (CJK ideographs), so that no database or tool takes one for a space or
# an accent; above them come surrogates, which are no signs.
FIRST, SURROGATES, AFTER = 0x4E00, 0xD800, 0xE000
# Up to as many values, looking for each in turn is quicker than telling the text's signs apart.
FEW = 60
# From here on a text is remembered by what is counted in it: 140,000 signs cost 8 ms to count, and
# a fifth of one to recognise. Whoever asks for everything, without a word, is read the same text.
LONG = 20_000
TEXTS = 8


def written(codes: Iterable[str]) -> dict[str, str]:
    """Return the sign of each `facet=value`; new ones are given theirs."""
    wanted = sorted(set(codes))
    known = _known(wanted)
    new = [code for code in wanted if code not in known]
    if not new:
        return known
    pairs = [code.split("=", 1) for code in new]
    FacetValue.objects.bulk_create(
        (FacetValue(facet=facet, value=value) for facet, value in pairs), ignore_conflicts=True
    )
    return _known(wanted)


def counted(text: str, facets: Collection[str]) -> dict[str, Counter[str]]:
    """Return how often each value of some facets stands in a text of signs."""
    known = FacetValue.objects.filter(facet__in=facets)
    values = list(known.values_list("pk", "facet", "value"))
    signs = _told_apart(text) if len(values) > FEW else None
    found: dict[str, Counter[str]] = {facet: Counter() for facet in facets}
    for key, facet, value in values:
        sign = _sign(key)
        if number := signs[sign] if signs is not None else text.count(sign):
            found[facet][value] = number
    return found


def _told_apart(text: str) -> Counter[str]:
    return _recognised(text) if len(text) > LONG else Counter(text)


@lru_cache(maxsize=TEXTS)
def _recognised(text: str) -> Counter[str]:
    return Counter(text)


def _known(codes: Collection[str]) -> dict[str, str]:
    pairs = [code.split("=", 1) for code in codes]
    rows = FacetValue.objects.filter(
        facet__in={facet for facet, _ in pairs}, value__in={value for _, value in pairs}
    )
    known = {f"{row.facet}={row.value}": _sign(row.pk) for row in rows}
    return {code: known[code] for code in codes if code in known}


def _sign(number: int) -> str:
    if number < len(QUICK):
        return QUICK[number]
    place = FIRST + number - len(QUICK)
    return chr(place if place < SURROGATES else place - SURROGATES + AFTER)
