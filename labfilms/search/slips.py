"""Slips of the finger: which words are one slip away from another.

One letter missing, too many, wrong, or two neighbours exchanged, in words of four letters and
more; the first letter may be the wrong one.
"""

from collections.abc import Iterable

SHORTEST = 4
# Of the known words one slip away: more are not weighed.
MOST_CORRECTIONS = 8


def learnt_from(words: Iterable[str]) -> set[str]:
    """Return those of some folded words that are worth knowing: letters alone, four and more."""
    return {word for word in words if len(word) >= SHORTEST and word.isalpha()}


def closest(word: str, known: Iterable[str]) -> list[str]:
    """Return the words one slip away from a folded one, the likeliest first, at most a few."""
    near = [one for one in known if _one_slip(word, one)]
    near.sort(key=lambda one: (one[0] != word[0], len(one) != len(word), one))
    return near[:MOST_CORRECTIONS]


def _one_slip(asked: str, known: str) -> bool:
    """Tell whether one letter, or two exchanged neighbours, part the words."""
    if len(asked) < len(known):
        asked, known = known, asked
    start = next((place for place, sign in enumerate(known) if asked[place] != sign), len(known))
    if len(asked) > len(known):
        return len(asked) - len(known) == 1 and asked[start + 1 :] == known[start:]
    exchanged = asked[start : start + 2] == known[start : start + 2][::-1]
    return asked[start + 1 :] == known[start + 1 :] or (
        exchanged and asked[start + 2 :] == known[start + 2 :]
    )
