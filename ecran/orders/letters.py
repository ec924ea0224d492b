"""What is written to buyers: it leaves by mail, with or without an account."""

from collections.abc import Sequence

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from ecran.codes.models import Code
from ecran.films.models import Entitlement, Film
from ecran.orders import words
from ecran.orders.models import Order
from labfilms.core import languages
from labfilms.notify import services as news


def paid(*, order: Order, accesses: Sequence[Entitlement]) -> None:
    """Write that it is paid: where one watches, until when, and what was waived."""
    with translation.override(order.language):
        context = {
            "order": order,
            "shop": order.shop,
            "terms": words.terms(order),
            "page": absolute(order.get_absolute_url()),
            "films": [
                (access.film, absolute(reverse("access:watch", args=(access.key,))))
                for access in accesses
            ],
        }
        subject = (
            _("%(number)s: “%(title)s” is yours to watch")
            if accesses
            else _("%(number)s: “%(title)s” went away while you were paying")
        )
        _send(order, subject, "ecran/orders/paid.txt", context)


def given(*, order: Order, code: Code) -> None:
    """Write the code of a gift to whoever bought it."""
    with translation.override(order.language):
        context = {
            "order": order,
            "shop": order.shop,
            "terms": words.terms(order),
            "page": absolute(order.get_absolute_url()),
            "code": code,
            "address": code.address,
        }
        subject = _("%(number)s: “%(title)s”, to be given")
        _send(order, subject, "ecran/orders/given.txt", context)


def gone(*, order: Order, film: Film) -> None:
    """Write that a film that was bought is deleted, and whom one asks about it."""
    with translation.override(order.language):
        context = {
            "order": order,
            "film": film,
            "shop": order.shop,
            "page": absolute(order.get_absolute_url()),
        }
        _send(order, _("%(number)s: “%(title)s” is deleted"), "ecran/orders/gone.txt", context)


def refunded(*, order: Order) -> None:
    """Write that it is refunded, and that its films are closed."""
    with translation.override(order.language):
        context = {
            "order": order,
            "shop": order.shop,
            "page": absolute(order.get_absolute_url()),
        }
        _send(order, _("%(number)s: “%(title)s” is refunded"), "ecran/orders/refunded.txt", context)


def _send(order: Order, subject: str, template: str, context: dict[str, object]) -> None:
    news.write(
        to=order.email,
        subject=subject % {"number": order.number, "title": order.title},
        text=render_to_string(template, context),
        reply_to=order.shop.email,
    )


def absolute(path: str) -> str:
    """Return a path's whole address in the language that is active."""
    return f"{settings.SITE_ADDRESS.rstrip('/')}{languages.here(path)}"


def sales_address(order: Order) -> str:
    """Return where those who keep the shop read of an order."""
    return f"{reverse('orders:sales', args=(order.shop.organisation.slug,))}#{order.number}"
