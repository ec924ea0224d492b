"""Many who press at the same moment: threads, each with its own connection."""

import sys

import django
from django.apps import apps

if not apps.ready:
    django.setup()

from django.utils import timezone

from ecran.films.models import Entitlement
from ecran.offers.models import Offer
from ecran.orders import services
from ecran.orders.models import Order, Paper
from ecran.orders.quotes import Buyer
from ecran.payments.port import Event, What
from labfilms.accounts.models import User
from tests.ecran.codes.crowd import together


def one_right(pk: int) -> None:
    """A hundred requests of one person for one film are one order, and so one charge."""
    offer, person = Offer.objects.get(pk=pk), User.objects.get(email="lea@exemple.fr")
    buyer = Buyer(person.email, "FR", "fr", person)
    answers = together(lambda _number: services.place(offer=offer, buyer=buyer).pk)
    assert len(set(map(str, answers))) == 1, answers
    assert Order.objects.filter(buyer=person).count() == 1


def one_notice(pk: int) -> None:
    """A payment that is told forty times at once is one entry, one paper and one access."""
    order = Order.objects.get(pk=pk)
    event = Event(
        provider=order.provider,
        identity="tr:paid",
        what=What.PAID,
        reference="tr",
        key=order.token,
        amount=order.total,
        currency="EUR",
        at=timezone.now(),
    )
    answers = together(lambda _number: services.told(order=order, events=[event]), 40)
    assert answers == [None] * 40, answers
    assert order.entries.count() == 1
    assert Paper.objects.filter(entry__order=order).count() == 1
    assert Entitlement.objects.filter(origin=order.origin).count() == 1


CROWDS = {one.__name__: one for one in (one_right, one_notice)}

if __name__ == "__main__":
    for name, pk in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        CROWDS[name](int(pk))
