"""What the server holds of a document, and under which fields."""

from typing import Any

from elasticsearch.dsl import (
    Date,
    Document,
    GeoPoint,
    InnerDoc,
    Keyword,
    MetaField,
    Object,
    Text,
)

from labfilms.search import port
from labfilms.search.elastic.analysis import AS_WRITTEN, ENGLISH, FRENCH
from labfilms.search.holding import MOST_TITLE, NO_MOMENT, facet_values, read
from labfilms.search.port import Weight
from labfilms.search.slips import learnt_from
from labfilms.search.words import plain

# The longest beginning that is looked up as it stands; longer ones are gathered from the terms.
LONGEST_OPENING = 12


def _forms() -> Text:
    return Text(analyzer=AS_WRITTEN)


def _said() -> Text:
    return Text(analyzer=FRENCH, fields={"english": Text(analyzer=ENGLISH)})


class Forms(InnerDoc):
    """The forms of the words, by weight: what is found."""

    rest = _forms()
    summary = _forms()
    names = _forms()
    title = _forms()


class Said(InnerDoc):
    """The words as they are said, by weight: what stands together comes first."""

    rest = _said()
    summary = _said()
    names = _said()
    title = _said()


class Sheet(Document):
    """A document of any kind of thing; its facets are fields that appear with their first value."""

    thing = Keyword()
    key = Keyword()
    audience = Keyword()
    moment = Date()
    point = GeoPoint()
    facets = Object(dynamic=True)
    forms = Object(Forms)
    said = Object(Said)
    # Folded words of four letters and more: what a slip is compared with.
    plain = Text(analyzer=AS_WRITTEN, norms=False, index_options="docs")
    # Folded words of the title: what is being typed may begin one.
    openings = Text(
        analyzer=AS_WRITTEN,
        norms=False,
        index_options="docs",
        index_prefixes={"min_chars": 1, "max_chars": LONGEST_OPENING},
    )
    folded = Keyword()
    # The same title of the same kind is suggested once.
    once = Keyword()
    title = Keyword(index=False, doc_values=False)
    passages = Object(enabled=False)

    class Meta:
        dynamic = MetaField("strict")
        dynamic_templates = MetaField(
            [{"facets": {"path_match": "facets.*", "mapping": {"type": "keyword"}}}]
        )
        # Terms are made from the passages: to keep them twice would double the index.
        source = MetaField(excludes=["forms", "said", "plain", "openings", "folded", "once"])

    class Index:
        # Each kind has an index of its own (indices.py).
        name = "*"


def name_of(thing: str, key: str) -> str:
    """Return the id of a document, the same in whichever index it stands."""
    return f"{thing}.{key}"


def sheet(document: port.Document) -> dict[str, Any]:
    """Return what the server is given of a clean document; raises UnfitFacet."""
    title = document.title[:MOST_TITLE]
    forms, said, words = _texts(document)
    opening = plain(title)
    facets: dict[str, list[str]] = {}
    for facet, value in facet_values(document):
        facets.setdefault(facet, []).append(value)
    place = document.point
    held = Sheet(
        thing=document.thing,
        key=document.key,
        audience=document.audience.value,
        moment=document.moment or NO_MOMENT,
        facets=facets,
        forms=forms,
        said=said,
        plain=" ".join(sorted(words)),
        openings=" ".join(opening),
        folded=" ".join(opening),
        once=name_of(document.thing, title),
        title=title,
        passages={name: passage.text for name, passage in document.passages.items()},
        **({"point": {"lat": place.latitude, "lon": place.longitude}} if place else {}),
    )
    return held.to_dict()


def _texts(document: port.Document) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return the forms and the words of each weight, and the words that a slip may be one of."""
    forms: dict[str, list[str]] = {}
    said: dict[str, list[str]] = {}
    known: set[str] = set()
    for passage in document.passages.values():
        field = Weight(passage.weight).name.lower()
        tokens = list(read(passage))
        forms.setdefault(field, []).extend(form for one in tokens for form in sorted(one.forms))
        said.setdefault(field, []).append(passage.text[: tokens[-1].end] if tokens else "")
        known |= learnt_from(plain(passage.text[: tokens[-1].end] if tokens else ""))
    return _joined(forms), _joined(said), known


def _joined(texts: dict[str, list[str]]) -> dict[str, str]:
    return {field: " ".join(parts) for field, parts in texts.items()}
