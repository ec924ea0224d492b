"""How the server reads words.

What is found is decided by the forms of `words.py`, made in Python and parted at spaces: the same
words find the same things whichever engine answers. What comes first is weighed by French and
English analysis too: there words are in their places, so that those asked can stand together.
"""

from elasticsearch.dsl import analyzer, token_filter

from labfilms.search.words import ELIDED

# Forms and folded words need nothing but to be parted.
AS_WRITTEN = "whitespace"

_ELISION = token_filter(
    "labfilms_elision", type="elision", articles=sorted(ELIDED), articles_case=True
)
_FRENCH_STEMS = token_filter("labfilms_french", type="stemmer", language="light_french")
_ENGLISH_STEMS = token_filter("labfilms_english", type="stemmer", language="english")

FRENCH = analyzer(
    "labfilms_french",
    tokenizer="standard",
    filter=["lowercase", _ELISION, "asciifolding", _FRENCH_STEMS],
)
ENGLISH = analyzer(
    "labfilms_english", tokenizer="standard", filter=["lowercase", "asciifolding", _ENGLISH_STEMS]
)
