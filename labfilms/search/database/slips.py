"""Slips of the finger: a word that stands nowhere, and those that are one slip away.

One letter missing, too many, wrong, or two neighbours exchanged, in words of four letters and
more; the first letter may be the wrong one. Two words a slip apart share a key: themselves, or
themselves less one letter. So a lookup by index finds every candidate, whatever the number of
words known (the method of symmetric deletion).
"""

from collections.abc import Iterable
from hashlib import blake2b

from labfilms.search.models import Slip, Term

SHORTEST = 4
# What two people may both be learning at the same time is written by one row a word.
BATCH = 2_000


def learnt_from(words: Iterable[str]) -> set[str]:
    """Return those of some folded words that are worth knowing: letters alone, four and more."""
    return {word for word in words if len(word) >= SHORTEST and word.isalpha()}


def learn(words: Iterable[str]) -> None:
    """Know these words from now on; those that are known cost one query."""
    wanted = sorted(set(words))
    known = set(Term.objects.filter(word__in=wanted).values_list("word", flat=True))
    # In one order, so that two who learn the same words wait for each other and never cross.
    new = [word for word in wanted if word not in known]
    if not new:
        return
    Term.objects.bulk_create((Term(word=word) for word in new), BATCH, ignore_conflicts=True)
    Slip.objects.bulk_create(
        (
            Slip(term_id=pk, key=key)
            for pk, word in Term.objects.filter(word__in=new).values_list("pk", "word")
            for key in _keys(word)
        ),
        BATCH,
    )


def forget(words: Iterable[str]) -> None:
    """Know these words no more."""
    Term.objects.filter(word__in=list(words)).delete()


def near(word: str) -> list[str]:
    """Return the known words one slip away from a folded word, the same first letter first."""
    if word not in learnt_from([word]):
        return []
    found = Term.objects.filter(pk__in=Slip.objects.filter(key__in=_keys(word)).values("term"))
    close = [known for known in found.values_list("word", flat=True) if _one_slip(word, known)]
    return sorted(close, key=lambda known: (known[0] != word[0], len(known) != len(word), known))


def _keys(word: str) -> set[int]:
    shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
    return {
        int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
        for text in {word, *shorter}
    }


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
