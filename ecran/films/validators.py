"""What a film's words must respect."""

from django.core.exceptions import ValidationError
from django.utils.translation import ngettext

MOST_SYNOPSIS_WORDS = 80


def validate_eighty_words(text: str) -> None:
    """Refuse a synopsis of more than 80 words: what is read on a phone before pressing play."""
    excess = len(text.split()) - MOST_SYNOPSIS_WORDS
    if excess > 0:
        raise ValidationError(
            ngettext(
                "80 words at most: one word too many.",
                "80 words at most: %(excess)d words too many.",
                excess,
            ),
            code="too-many-words",
            params={"excess": excess},
        )
