"""A document as it waits in the outbox: plain JSON, whatever the server's own fields are."""

from datetime import datetime
from typing import Any

from labfilms.search.port import Audience, Document, Passage, Point, Weight


def packed(document: Document) -> dict[str, Any]:
    """Return a clean document as JSON."""
    point, moment = document.point, document.moment
    return {
        "audience": document.audience.value,
        "title": document.title,
        "passages": {name: [one.text, int(one.weight)] for name, one in document.passages.items()},
        "facets": {name: list(values) for name, values in document.facets.items()},
        "point": [point.latitude, point.longitude] if point else None,
        "moment": moment.isoformat() if moment else None,
    }


def unpacked(thing: str, key: str, said: dict[str, Any]) -> Document:
    """Return the document again."""
    return Document(
        thing=thing,
        key=key,
        audience=Audience(said["audience"]),
        title=said["title"],
        passages={
            name: Passage(text, Weight(weight)) for name, (text, weight) in said["passages"].items()
        },
        facets=said["facets"],
        point=Point(*said["point"]) if said["point"] else None,
        moment=datetime.fromisoformat(said["moment"]) if said["moment"] else None,
    )
