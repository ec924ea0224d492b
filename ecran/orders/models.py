"""Who bought what: orders, the ledger of their money, and their papers.

An entry of the ledger is a fact and is never rewritten: an order's state is read from its entries,
in whatever order they came. A paper keeps its own words: printed again, it says the same.
"""

import secrets
from collections.abc import Iterable
from datetime import datetime
from typing import Any, NoReturn, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ecran.films.models import Film
from ecran.offers.enums import Kind
from ecran.offers.models import Offer, Shop
from ecran.orders.enums import PaperKind, State, What
from labfilms.accounts.models import Viewer
from labfilms.core import money
from network.organisations.models import Organisation


def new_token() -> str:
    """Return 128 random bits as text: the secret part of an order's address."""
    return secrets.token_urlsafe(16)


class NeverRewritten(RuntimeError):
    """A row of the ledger was to be changed or taken away: a fault of the code."""


class OrderQuerySet(models.QuerySet["Order"]):
    def visible_to(self, user: Viewer, *, token: str = "") -> Self:
        """Keep a person's own orders and, with the secret of its address, a guest's."""
        rule = Q(pk=None)
        if user.is_authenticated:
            rule |= Q(buyer=user.pk)
        if token:
            rule |= Q(token=token, buyer=None)
        return self.filter(rule)

    def sold_by(self, user: Viewer) -> Self:
        """Keep what the structures that this person is in charge of have sold.

        Their own affair: staff that is not in charge reads none of it.
        """
        own = Organisation.objects.administered_by(user)
        return self.filter(shop__organisation__in=own.values("pk"))


class Order(models.Model):
    """One way of watching, bought once, on the terms of that moment."""

    token = models.CharField(max_length=24, unique=True, default=new_token, editable=False)
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="orders")
    offer = models.ForeignKey(Offer, models.SET_NULL, null=True, related_name="orders")
    # The terms, as they were.
    kind = models.CharField(max_length=8, choices=Kind)
    title = models.CharField(max_length=150)
    days = models.PositiveSmallIntegerField(null=True)
    hours = models.PositiveSmallIntegerField(null=True)

    buyer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="film_orders",
    )
    email = models.EmailField(max_length=254)
    language = models.CharField(max_length=2, choices=settings.LANGUAGES)
    country = CountryField()
    # Given to somebody: its buyer receives a code to hand on, in place of the film.
    is_gift = models.BooleanField(default=False)

    currency = models.CharField(max_length=3, default=money.CURRENCY)
    # In cents, tax included: the offer's price, and what is asked once a code has spoken.
    price = models.PositiveIntegerField()
    total = models.PositiveIntegerField()
    # Basis points, and the tax that the total holds.
    vat_rate = models.PositiveIntegerField()
    vat = models.PositiveIntegerField()
    code = models.CharField(max_length=32, blank=True)
    # When its buyer asked to watch at once and waived the right to withdraw.
    waived_at = models.DateTimeField()

    provider = models.CharField(max_length=12)
    reference = models.CharField(max_length=120, blank=True)
    # Whose right it is to what (`person-3:offer-12`), as long as nothing has ended it: of a hundred
    # who press at once, one pays.
    guard = models.CharField(max_length=300, unique=True, null=True)  # noqa: DJ001 - none once it is over
    created_at = models.DateTimeField(auto_now_add=True)
    # When it gave its accesses; they may go with their film, later.
    opened_at = models.DateTimeField(null=True, blank=True)

    objects = OrderQuerySet.as_manager()

    class Meta:
        verbose_name = _("order")
        verbose_name_plural = _("orders")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["shop", "-created_at"])]

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    def get_absolute_url(self) -> str:
        return reverse("orders:order", args=(self.token,))

    @property
    def number(self) -> str:
        """How people name it, to each other and on a transfer: `LF-000012`."""
        return f"LF-{self.pk:06d}"

    @property
    def origin(self) -> str:
        """What its accesses come from (`Entitlement.origin`)."""
        return f"order-{self.pk}"

    @property
    def state(self) -> State:
        """Where it stands; reads its entries, prefetched or not."""
        return state_of(self.total, list(self.entries.all()))


class OrderFilm(models.Model):
    """A film of an order, with its part of what was paid: what it earns."""

    order = models.ForeignKey(Order, models.CASCADE, related_name="lines")
    film = models.ForeignKey(Film, models.SET_NULL, null=True, related_name="+")
    title = models.CharField(max_length=150)
    # In cents, tax included; the parts of an order sum to its total.
    cents = models.PositiveIntegerField()

    class Meta:
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.title


class EntryQuerySet(models.QuerySet["Entry"]):
    def update(self, **_changes: Any) -> NoReturn:
        raise NeverRewritten

    def delete(self) -> NoReturn:
        raise NeverRewritten


class Entry(models.Model):
    """A fact about an order's money, as it was told; never rewritten."""

    order = models.ForeignKey(Order, models.PROTECT, related_name="entries")
    what = models.CharField(max_length=8, choices=What)
    # In cents, never negative: `what` says which way.
    amount = models.PositiveIntegerField()
    currency = models.CharField(max_length=3)
    provider = models.CharField(max_length=12)
    # Names the fact itself: told twice, it is one row.
    identity = models.CharField(max_length=120)
    # By the clock of whoever told it, and ours.
    at = models.DateTimeField()
    kept_at = models.DateTimeField(auto_now_add=True)
    # Who did it here; empty when a provider told it.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["provider", "identity"], name="a_fact_once")]

    def __str__(self) -> str:
        return f"{self.what} {self.amount} {self.identity}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverRewritten
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NeverRewritten


def state_of(total: int, entries: Iterable[Entry]) -> State:
    """Return where an order of this total (cents) stands, whatever order its facts came in.

    What was paid is paid, even after a refusal or too late; it is refunded once all of it is.
    """
    sums = dict.fromkeys(What, 0)
    told = set()
    for entry in entries:
        sums[What(entry.what)] += entry.amount
        told.add(What(entry.what))
    paid, refunded = sums[What.PAID], sums[What.REFUNDED]
    if refunded and refunded >= max(paid, total):
        return State.REFUNDED
    if What.PAID in told and paid >= total:
        return State.PAID
    return State.ENDED if told & {What.FAILED, What.EXPIRED} else State.WAITING


class Paper(models.Model):
    """A receipt or a credit note, in its shop's unbroken series."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="papers")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=11, choices=PaperKind)
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="paper")
    made_at = models.DateTimeField()
    # Its words, as `papers.content.Receipt` takes them.
    content = models.JSONField()

    class Meta:
        ordering = ("number",)
        constraints = [
            models.UniqueConstraint(fields=["shop", "number"], name="a_number_once_a_shop")
        ]

    def __str__(self) -> str:
        return f"{self.number}"


def paid_at(entries: Iterable[Entry]) -> datetime | None:
    """Return when an order was paid, or None."""
    return min((entry.at for entry in entries if entry.what == What.PAID), default=None)
