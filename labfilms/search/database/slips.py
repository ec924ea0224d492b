"""Words that stand somewhere, found again by a slip of the finger.

Two words a slip apart (`labfilms/search/slips.py`) share a key: themselves, or themselves less one
letter. So a lookup by index finds every candidate, whatever the number of words known (the method
of symmetric deletion).
"""

from collections.abc import Iterable
from hashlib import blake2b

from labfilms.search.models import Slip, Term
from labfilms.search.slips import closest, learnt_from

# What two people may both be learning at the same time is written by one row a word.
BATCH = 2_000


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
    """Return the known words one slip away from a folded one, the likeliest first."""
    if word not in learnt_from([word]):
        return []
    found = Term.objects.filter(pk__in=Slip.objects.filter(key__in=_keys(word)).values("term"))
    return closest(word, found.values_list("word", flat=True))


def _keys(word: str) -> set[int]:
    shorter = {word[:place] + word[place + 1 :] for place in range(len(word))}
    return {
        int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True)
        for text in {word, *shorter}
    }
