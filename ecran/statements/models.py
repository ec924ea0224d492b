"""Who earns with a film, and what they were paid.

Nobody reads these rows but whoever keeps the shop: they stand in no administration. What was sold
keeps its shares, and what was paid is never rewritten, as the ledger of orders is not.
"""

from typing import Any, NoReturn

from django.conf import settings
from django.core.validators import MaxValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from ecran.offers.models import Shop
from ecran.orders.models import NeverRewritten, OrderFilm
from ecran.statements import periods
from labfilms.core import money


class Holder(models.Model):
    """Somebody who earns a part of what films do: whoever made, played or paid for them."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="holders")
    name = models.CharField(_("name on statements"), max_length=150)
    lines = models.TextField(_("postal address"), max_length=300, blank=True)
    email = models.EmailField(_("e-mail"), max_length=254, blank=True)
    # Who it is here, when they are; it opens nothing to them.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("rights-holder")
        verbose_name_plural = _("rights-holders")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name


class Share(models.Model):
    """A holder's part of what a film earns, from a day on.

    The shares of a film that begin on one day are one agreement: they hold until the next one's
    day, and leave the rest to the shop. Nobody's share is a row of zero.
    """

    # The number stays when the film goes: what it earned is owed all the same.
    film = models.ForeignKey(Film, models.SET_NULL, null=True, related_name="+")
    number = models.PositiveBigIntegerField()
    holder = models.ForeignKey(Holder, models.PROTECT, related_name="shares")
    # Basis points of what is left once VAT is paid: 2500 is 25 %.
    points = models.PositiveSmallIntegerField(validators=[MaxValueValidator(money.WHOLE)])
    starts_on = models.DateField()
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("share")
        verbose_name_plural = _("shares")
        ordering = ("number", "starts_on", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["number", "holder", "starts_on"], name="one_share_a_day"
            ),
            models.CheckConstraint(
                condition=Q(points__lte=money.WHOLE), name="no_more_than_the_whole"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.holder_id} {self.points}"


class FormerFilm(models.Model):
    """Which film an order's line was of, once the film is deleted."""

    line = models.OneToOneField(OrderFilm, models.CASCADE, related_name="former")
    number = models.PositiveBigIntegerField()

    def __str__(self) -> str:
        return f"{self.number}"


class PayoutQuerySet(models.QuerySet["Payout"]):
    def update(self, **_changes: Any) -> NoReturn:
        raise NeverRewritten

    def delete(self) -> NoReturn:
        raise NeverRewritten


class Payout(models.Model):
    """Money that a shop has sent a holder, as it says; a mistake is answered by its negative."""

    holder = models.ForeignKey(Holder, models.PROTECT, related_name="payouts")
    # In cents; below zero when it undoes another.
    amount = models.IntegerField()
    paid_on = models.DateField(_("paid on"))
    words = models.CharField(_("how, or what for"), max_length=200, blank=True)
    undoes = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="undone_by"
    )
    # Of the form that said it: sent twice, it is one payment.
    once = models.CharField(max_length=32)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    kept_at = models.DateTimeField(auto_now_add=True)

    objects = PayoutQuerySet.as_manager()

    class Meta:
        verbose_name = _("payment to a rights-holder")
        verbose_name_plural = _("payments to rights-holders")
        ordering = ("-paid_on", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["holder", "once"], name="a_payout_once"),
            models.CheckConstraint(
                condition=Q(amount__gt=0, undoes=None) | Q(amount__lt=0, undoes__isnull=False),
                name="a_payout_or_its_negative",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paid_on} {self.amount}"

    @property
    def day(self) -> str:
        """The day that it was paid, in words."""
        return periods.day(self.paid_on)

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise NeverRewritten
        super().save(*args, **kwargs)

    def delete(self, *_args: Any, **_kwargs: Any) -> NoReturn:
        raise NeverRewritten
