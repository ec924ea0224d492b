"""Who takes payments on this site."""

from django.conf import settings

from ecran.payments.errors import UnknownProvider
from ecran.payments.mollie import Mollie
from ecran.payments.offline import Offline
from ecran.payments.port import Provider
from ecran.payments.stripe import Stripe

_OFFLINE = Offline()
_ONLINE: dict[str, Provider] = {one.name: one for one in (Mollie(), Stripe())}


def providers() -> list[Provider]:
    """Return `offline`, then those of LABFILMS_PAYMENTS in its order."""
    return [_OFFLINE, *(_ONLINE[name] for name in settings.PAYMENTS)]


def provider(name: str) -> Provider:
    """Return the provider of that name. Raises UnknownProvider, a KeyError, if it is not on."""
    for one in providers():
        if one.name == name:
            return one
    raise UnknownProvider(name)


def form_origins() -> list[str]:
    """Return the origins where a form of ours may lead by a redirect: the hosted pages.

    The site's Content-Security-Policy allows them; a page with a policy of its own must too.
    """
    return [settings.PAYMENT_PAGES[name] for name in settings.PAYMENTS]
