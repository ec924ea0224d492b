"""What a provider's answers mean, whichever client brings them."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from http import HTTPStatus

from ecran.payments.errors import Forged, ProviderAway
from labfilms.core.errors import LabFilmsError

_GONE = {HTTPStatus.NOT_FOUND, HTTPStatus.GONE}
_ASKED_WRONG, _FAILED = 400, 500

logger = logging.getLogger(__name__)


def refusal(brand: str, status: int | None, detail: str) -> LabFilmsError:
    """Return the error for an HTTP status, None for no answer; `detail` is the provider's words."""
    logger.warning("%s answers %s", brand, status or "nothing")
    if status in _GONE:
        return Forged(Forged.FOREIGN)
    if status == HTTPStatus.UNAUTHORIZED:
        return ProviderAway(brand, ProviderAway.KEY)
    if status and _ASKED_WRONG <= status < _FAILED and status != HTTPStatus.TOO_MANY_REQUESTS:
        return ProviderAway(brand, ProviderAway.REFUSED, detail)
    return ProviderAway(brand, ProviderAway.AWAY)


@contextmanager
def as_documented(brand: str) -> Iterator[None]:
    """Treat an answer in another shape than the documented one as none, and log where it broke."""
    try:
        yield
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError) as error:
        logger.exception("%s does not answer as its documentation says", brand)
        raise ProviderAway(brand, ProviderAway.AWAY) from error
