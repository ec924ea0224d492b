"""What is left of a word when accents, elisions, plurals and genders no longer count.

A word becomes a few *forms*: the French stem of the word as written, the French stem of the word
without its accents (people search « realite »), the English stem, and the stem of its masculine
(« monteuse » meets « monteur »). A document holds the forms of its words; a query asks for any
form of each of its own.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from labfilms.search.port import LONGEST_QUERY, MOST_WORDS

_FRENCH = snowballstemmer.stemmer("french")
_ENGLISH = snowballstemmer.stemmer("english")

# « l’éclusier », « qu’elle »: what falls before an apostrophe.
ELIDED = frozenset(re.findall(r"\w+", "l d j m t s n c qu jusqu lorsqu puisqu quoiqu presqu"))
APOSTROPHES = "'’ʼ"
# « réalisateur·rice »: the ending after the dot is the other gender of the word before it.
DOTS = "·•‧"
# What a query may leave out. A query of nothing else is searched as it stands.
EMPTY = frozenset(
    re.findall(
        r"\w+",
        "a au aux avec ce ces cet cette dans de des du elle en est et il je la le les leur leurs"
        " lui ma mais me mes mon ne nous on ou par pas pour qu que qui sa sans se ses son sont sur"
        " ta te tes toi ton tu un une vos votre vous y"
        " an and at by for from in is of on or the to with",
    )
)
LIGATURES = str.maketrans({"œ": "oe", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "ı": "i"})
# « mère » must not be cut down to « mer »: a shorter stem is the word less its plural.
SHORTEST_STEM = 4
# A longer run of letters is no word of anybody's, and would weigh on every index.
LONGEST = 40

WORD = re.compile(rf"(?P<dotted>[{DOTS}])?(?P<word>[^\W_]+)(?P<elision>[{APOSTROPHES}](?=[^\W_]))?")
_MASCULINES = [
    (re.compile(pattern), masculine)
    for pattern, masculine in (
        (r"atrices?$", "ateur"),
        (r"trices?$", "teur"),
        (r"euses?$", "eur"),
        (r"ieres?$", "ier"),
        (r"effes?$", "ef"),
        (r"wom[ae]n$", "man"),
        (r"([aeio]n)nes?$", r"\1"),
    )
]


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text and where it stands; its elision is not part of it."""

    word: str
    start: int
    end: int

    @property
    def forms(self) -> frozenset[str]:
        return forms(self.word)


def clean(text: str) -> str:
    """Return the text composed (NFC), without hidden characters, its spaces made single."""
    composed = " ".join(unicodedata.normalize("NFC", text).split())
    if composed.isprintable():
        return composed
    return " ".join("".join(sign if sign.isprintable() else " " for sign in composed).split())


def tokens(text: str) -> Iterator[Token]:
    """Yield the words of a text that `clean` has made, in their order."""
    for match in WORD.finditer(text):
        word = match["word"].lower()
        if match["dotted"] or (match["elision"] and fold(word) in ELIDED):
            continue
        yield Token(word[:LONGEST], match.start("word"), match.end("word"))


@lru_cache(maxsize=50_000)
def fold(text: str) -> str:
    """Return a word in small letters, without accents nor ligatures."""
    apart = unicodedata.normalize("NFKD", text.casefold().translate(LIGATURES))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


def asked(words: str) -> list[str]:
    """Return the words of a query that are looked for; empty ones only when there is no other."""
    found = [token.word for token in tokens(clean(words[:LONGEST_QUERY]))]
    telling = [word for word in found if fold(word) not in EMPTY]
    return list(dict.fromkeys(telling or found))[:MOST_WORDS]


def plain(text: str) -> list[str]:
    """Return the folded words of a clean text: what beginnings and slips are compared with."""
    return [fold(token.word) for token in tokens(text)]


# A stem costs 0.2 ms in pure Python; an installation's usual words fit here (about 10 MB).
@lru_cache(maxsize=50_000)
def forms(word: str) -> frozenset[str]:
    """Return every form of a word (small letters): letters and digits alone, without accents."""
    folded = fold(word)
    if not folded.isalpha():
        return frozenset(re.findall(r"[^\W_]+", folded))
    stems = {_FRENCH.stemWord(folded), _ENGLISH.stemWord(folded)}
    if word != folded:
        stems.add(fold(_FRENCH.stemWord(word)))
    for pattern, masculine in _MASCULINES:
        if pattern.search(folded):
            stems.add(_FRENCH.stemWord(pattern.sub(masculine, folded)))
            break
    return frozenset(
        stem if len(stem) >= SHORTEST_STEM else re.sub(r"[sx]$", "", folded) or folded
        for stem in stems
    )
