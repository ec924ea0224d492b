"""Show where the words of a query stand in a text."""

from collections.abc import Iterable

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

from labfilms.search.words import Token, fold, forms, tokens

# What is read around the first word found, in characters.
BEFORE, EXCERPT = 60, 220


def mark(text: str, words: Iterable[str]) -> SafeString | None:
    """Return an excerpt of a clean text around what was found, or None when nothing was.

    All is escaped; what was found stands in `<mark>`. Short texts are given whole.
    """
    wanted = frozenset().union(*(forms(word) for word in words))
    initials = {form[0] for form in wanted}
    found = [token for token in tokens(text) if _may_be(token, initials) and token.forms & wanted]
    if not found:
        return None
    start, end = _around(text, found[0])
    pieces = ["…"] if start else []
    place = start
    for token in found:
        if token.end > end:
            break
        pieces.append(conditional_escape(text[place : token.start]))
        pieces.append(format_html("<mark>{}</mark>", text[token.start : token.end]))
        place = token.end
    pieces.append(conditional_escape(text[place:end]))
    return mark_safe("".join([*pieces, "…" if end < len(text) else ""]))


def _may_be(token: Token, initials: set[str]) -> bool:
    """Tell whether a word begins as those looked for: only then is it worth its stems.

    A stem keeps the first letter of its word; what holds figures is cut, and asked all the same.
    """
    folded = fold(token.word)
    return folded[:1] in initials or not folded.isalpha()


def _around(text: str, first: Token) -> tuple[int, int]:
    """Return where an excerpt begins and ends: at spaces, and around the first word found."""
    if len(text) <= EXCERPT:
        return 0, len(text)
    start = 0 if first.start <= BEFORE else text.find(" ", first.start - BEFORE, first.start) + 1
    start = start or (0 if first.start <= BEFORE else first.start)
    if len(text) - start <= EXCERPT:
        return start, len(text)
    end = text.rfind(" ", start, start + EXCERPT)
    return start, max(end, first.end)
