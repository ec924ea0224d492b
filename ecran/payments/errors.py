from typing import ClassVar

from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from labfilms.core.errors import LabFilmsError

# What a provider answers is repeated to the seller up to here.
_DETAIL = 200


class ProviderAway(LabFilmsError):
    """A provider does not answer, or refuses: nobody was charged by what was asked.

    `message` may be read by a buyer, `for_seller` by the seller alone. `code` says which:
    AWAY (no answer: ask again later), KEY (the seller's key is not one, or is refused) or
    REFUSED (the key is good, what was asked is not possible).
    """

    AWAY: ClassVar[str] = "away"
    KEY: ClassVar[str] = "key"
    REFUSED: ClassVar[str] = "refused"

    def __init__(self, brand: str, code: str, detail: str = "") -> None:
        super().__init__(_to_buyer(brand, code), code)
        self.for_seller = _to_seller(brand, code, detail[:_DETAIL])


def _to_buyer(brand: str, code: str) -> Promise:
    words = (
        _("{provider} does not answer at the moment. Nothing was charged: try again in a while.")
        if code == ProviderAway.AWAY
        else _("{provider} cannot take this payment. Nothing was charged: write to the seller.")
    )
    return format_lazy(words, provider=brand)


def _to_seller(brand: str, code: str, detail: str) -> Promise:
    words = {
        ProviderAway.AWAY: _(
            "{provider} does not answer at the moment. Try again in a while: nothing is done twice."
        ),
        ProviderAway.KEY: _("{provider} refuses your key: copy it again from your account there."),
        ProviderAway.REFUSED: _("{provider} refuses: “{detail}”"),
    }[code]
    return format_lazy(words, provider=brand, detail=detail)


class Forged(LabFilmsError):
    """What was told is not a provider's word on a payment that this account took for us.

    `code` says why: "signature" (not signed by them, or long ago), "shape" (no notice of theirs)
    or "foreign" (not of this account, or not begun by us).
    """

    SIGNATURE: ClassVar[str] = "signature"
    SHAPE: ClassVar[str] = "shape"
    FOREIGN: ClassVar[str] = "foreign"

    def __init__(self, code: str) -> None:
        super().__init__(_("This is not about a payment of this account."), code)


class UnknownProvider(LabFilmsError, KeyError):
    """No provider has this name, or the site has not turned it on."""

    def __init__(self, name: str) -> None:
        words = _("“{provider}” takes no payment on this site.")
        super().__init__(format_lazy(words, provider=name), "unknown")
