"""What a film's words must respect."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

MOST_SYNOPSIS_WORDS = 80
MOST_DOMAINS = 20
# What a policy's header may hold (CSP 3, host-source): a name, and before it what stands for all.
DOMAIN = re.compile(r"(\*\.)?([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.){1,8}[a-z][a-z0-9-]{1,62}")


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


def validate_domains(text: str) -> None:
    """Refuse what is not a list of site names, one a line: they stand in a page's policy."""
    names = text.split()
    if len(names) > MOST_DOMAINS:
        raise ValidationError(_("Twenty sites at most."), "too-many-domains")
    for name in names:
        if DOMAIN.fullmatch(name) is None:
            raise ValidationError(
                _("“%(name)s” is not the name of a site: write it as example.org."),
                "domain",
                {"name": name},
            )
