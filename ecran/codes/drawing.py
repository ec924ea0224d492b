"""A batch as cards to cut out and hand out."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from ecran.codes.models import Batch, Code
from ecran.papers.content import CodeCard, CodeSheet


def sheet(batch: Batch, codes: Iterable[Code]) -> CodeSheet:
    """Return the cards of these codes: the film's title, or who shows the films; what they give."""
    return CodeSheet(
        title=_title(batch),
        words=batch.given,
        until=_("Until %(moment)s") % {"moment": batch.until} if batch.ends_at else "",
        cards=tuple(CodeCard(code=code.text, address=code.address) for code in codes),
    )


def _title(batch: Batch) -> str:
    films = [] if batch.everything else [film.title for film in batch.films.all()[:2]]
    return films[0] if len(films) == 1 else batch.shop.organisation.name
