"""What a page says to programs in its head: schema.org as JSON-LD, and OpenGraph."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

# Nothing in them may end the element, nor begin another.
_SIGNS = {ord(sign): f"\\u{ord(sign):04X}" for sign in "<>&\u2028\u2029"}


@dataclass(frozen=True, slots=True)
class Shared:
    """What other sites show of a page: all of it is everyone's. `picture` is 1200 × 630."""

    kind: str
    title: str
    text: str
    address: str
    picture: str = ""


def linked_data(said: Mapping[str, Any]) -> SafeString:
    """Return schema.org's data as an element that is never executed; empty values are left out."""
    kept = {name: value for name, value in said.items() if value not in (None, "", [])}
    words = json.dumps({"@context": "https://schema.org", **kept}, ensure_ascii=False)
    data = mark_safe(words.translate(_SIGNS))
    return format_html('<script type="application/ld+json">{}</script>', data)


def head(shared: Shared, said: Mapping[str, Any]) -> SafeString:
    """Return the lines of a page's head."""
    tags = render_to_string("ui/shell/shared.html", {"shared": shared})
    return mark_safe(tags + linked_data(said))
