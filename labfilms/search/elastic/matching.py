"""What a query narrows to, and what comes first, in the server's language."""

from collections.abc import Iterable, Sequence

from elasticsearch.dsl import Q
from elasticsearch.dsl.query import Query as Clause

from labfilms.search.elastic.outbox import Untold
from labfilms.search.port import FACET_VALUE, Audience, Near, Weight
from labfilms.search.words import forms

# As heavy as in the database's index.
WEIGHTS = {Weight.TITLE: 10, Weight.NAMES: 5, Weight.SUMMARY: 2, Weight.REST: 1}
FORMS = [f"forms.{weight.name.lower()}^{boost}" for weight, boost in WEIGHTS.items()]
SAID = [
    f"said.{weight.name.lower()}{language}^{boost}"
    for weight, boost in WEIGHTS.items()
    for language in ("", ".english")
]
# Words that stand together may have as many others between them.
APART = 2
# No document has it: what is looked up for a value that no facet can have.
NOWHERE = "="


def word(asked: str) -> Clause:
    """Return what finds a word: one of its forms, weighed over all passages as if they were one."""
    each = [Q("combined_fields", query=form, fields=FORMS) for form in sorted(forms(asked))]
    return Q("dis_max", queries=each)


def every_word(words: Sequence[str]) -> Clause:
    """Return what finds all the words; where they stand together, in French or English, first."""
    if not words:
        return Q("match_all")
    together = Q("multi_match", type="phrase", query=" ".join(words), fields=SAID, slop=APART)
    return Q("bool", must=[word(one) for one in words], should=[together] if words[1:] else [])


def seen(audiences: Iterable[Audience], untold: Untold, near: Near | None = None) -> Clause:
    """Return the condition that a viewer of these audiences may find a document, and where."""
    conditions = [Q("terms", audience=sorted(audiences))]
    if near:
        middle = {"lat": near.point.latitude, "lon": near.point.longitude}
        conditions.append(Q("geo_distance", distance=f"{near.kilometres}km", point=middle))
    return Q(
        "bool", filter=conditions, must_not=[Q("ids", values=untold.gone)] if untold.gone else []
    )


def fit(values: Iterable[str]) -> list[str]:
    """Return the values that a facet can have; what nobody has when there is none."""
    return [value for value in values if FACET_VALUE.fullmatch(value)] or [NOWHERE]
