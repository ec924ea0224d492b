"""How an order's terms read."""

from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ecran.offers.enums import Kind
from ecran.offers.models import Offer
from ecran.orders.models import Order
from ecran.payments import registry
from labfilms.core import clocks


def terms(thing: Offer | Order) -> str:
    """Say for how long one watches: « à commencer dans les 30 jours ; à finir en 48 h… »."""
    if thing.kind == Kind.PURCHASE:
        return _("To watch as often as you wish, without an end.")
    if thing.kind == Kind.PASS:
        return _until(thing.days)
    begin = ngettext(
        "to be begun within %(days)s day", "to be begun within %(days)s days", thing.days or 0
    ) % {"days": thing.days}
    finish = ngettext(
        "to be finished %(hours)s hour after its first picture",
        "to be finished %(hours)s hours after its first picture",
        thing.hours or 0,
    ) % {"hours": thing.hours}
    said = _("%(begin)s; %(finish)s.") % {"begin": begin, "finish": finish}
    return said[0].upper() + said[1:]


def _until(days: int | None) -> str:
    if days is None:
        return _("All its films, as often as you wish, without an end.")
    return ngettext(
        "All its films, as often as you wish, for %(days)s day.",
        "All its films, as often as you wish, for %(days)s days.",
        days,
    ) % {"days": days}


def before(offer: Offer, zone: ZoneInfo) -> str:
    """Say a rental's clocks with the buyer's own hour, before they pay."""
    if offer.kind != Kind.RENTAL or not offer.days:
        return terms(offer)
    said = {
        "moment": clocks.said_with_clock(clocks.in_days(offer.days), zone),
        "hours": offer.hours,
    }
    one = _("To be begun before %(moment)s; to be finished an hour after its first picture.")
    several = _(
        "To be begun before %(moment)s; to be finished %(hours)s hours after its first picture."
    )
    return (one if offer.hours == 1 else several) % said


def provider(name: str) -> str:
    """Return how a payment was made, in words."""
    found = {one.name: one.title for one in registry.providers()}
    return str(found.get(name, name))
