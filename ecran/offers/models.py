"""What is for sale: a structure's shop, a film's sale, and its prices."""

from datetime import date, datetime
from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_countries.fields import CountryField

from ecran.catalogue.models import Collection
from ecran.films.models import Film
from ecran.offers.enums import After, Kind, Territory
from labfilms.accounts.models import Viewer
from labfilms.core import locks
from network.organisations.models import Organisation
from network.organisations.validators import validate_siren

# A short film is not sold for more: a slip of the finger is caught.
LEAST_CENTS, MOST_CENTS = 50, 50_000
# « à commencer dans les 30 jours, à finir en 48 h »: what most shops do (features.md, E17).
USUAL_DAYS, USUAL_HOURS = 30, 48
# Shorter than a day, nobody finishes a film that the night cut.
LEAST_HOURS, MOST_HOURS, MOST_DAYS = 24, 24 * 30, 366


class ShopQuerySet(models.QuerySet["Shop"]):
    def of(self, user: Viewer) -> Self:
        """Keep the shops of the structures that this person is in charge of."""
        own = Organisation.objects.administered_by(user)
        return self.filter(organisation__in=own.values("pk"))


class Shop(models.Model):
    """Who sells, as the law wants it said, and how they are paid. The money is theirs at once."""

    organisation = models.OneToOneField(Organisation, models.PROTECT, related_name="shop")
    legal_name = models.CharField(_("name on receipts"), max_length=150)
    address = models.TextField(_("postal address"), max_length=300)
    email = models.EmailField(_("address that buyers write to"), max_length=254)
    siren = models.CharField("SIREN", max_length=9, blank=True, validators=[validate_siren])
    vat_number = models.CharField(_("VAT number"), max_length=16, blank=True)
    vat_free = models.BooleanField(
        _("No VAT is asked (article 293 B of the French tax code)"), default=False
    )
    transfer_words = models.TextField(
        _("how to pay you by transfer or by hand"),
        max_length=600,
        help_text=_("IBAN and name of the account, or where and when one pays in cash."),
    )
    # Of `payments`: by hand as long as no other is chosen.
    provider = models.CharField(_("payment online"), max_length=12, default="offline")
    locked_secret = models.TextField(blank=True, editable=False)
    locked_signing = models.TextField(blank=True, editable=False)
    # The last number of its receipts: their series has no hole.
    last_number = models.PositiveIntegerField(default=0, editable=False)
    opened_at = models.DateTimeField(auto_now_add=True)

    objects = ShopQuerySet.as_manager()

    class Meta:
        verbose_name = _("shop")
        verbose_name_plural = _("shops")

    def __str__(self) -> str:
        return self.legal_name

    @property
    def place(self) -> str:
        """Its address in one line."""
        return ", ".join(self.address.splitlines())

    @property
    def secret(self) -> str:
        return locks.opened("shop", self.locked_secret)

    @property
    def signing(self) -> str:
        return locks.opened("shop", self.locked_signing)


class VatRate(models.Model):
    """The tax on films sold to a country's people, from a day on; kept by staff."""

    country = CountryField(_("country"))
    # Basis points: 2000 is 20 %.
    rate = models.PositiveIntegerField(_("rate, in hundredths of a per cent"))
    starts_on = models.DateField(_("from"), default=date(2000, 1, 1))

    class Meta:
        verbose_name = _("VAT rate")
        verbose_name_plural = _("VAT rates")
        ordering = ("country", "-starts_on")
        constraints = [
            models.UniqueConstraint(fields=["country", "starts_on"], name="one_rate_a_day")
        ]

    def __str__(self) -> str:
        return f"{self.country} {self.rate / 100} %"


class SaleQuerySet(models.QuerySet["Sale"]):
    def open(self, at: datetime | None = None) -> Self:
        """Keep the sales whose window is open at this moment (now)."""
        at = at or timezone.now()
        begun = Q(begins_at=None) | Q(begins_at__lte=at)
        return self.filter(begun, Q(ends_at=None) | Q(ends_at__gt=at))


class Sale(models.Model):
    """A film that is sold: by whom, where, and from when until when."""

    film = models.OneToOneField(Film, models.CASCADE, related_name="sale")
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="sales")
    territory = models.CharField(
        _("where"), max_length=10, choices=Territory, default=Territory.EVERYWHERE
    )
    # ISO 3166 codes with a blank between them.
    countries = models.CharField(_("countries"), max_length=800, blank=True)
    begins_at = models.DateTimeField(_("from"), null=True, blank=True)
    ends_at = models.DateTimeField(_("until"), null=True, blank=True)
    after = models.CharField(_("and afterwards"), max_length=6, choices=After, default=After.CLOSED)

    objects = SaleQuerySet.as_manager()

    class Meta:
        verbose_name = _("sale")
        verbose_name_plural = _("sales")

    def __str__(self) -> str:
        return str(self.film)

    @property
    def is_open(self) -> bool:
        """Whether its window is open now (what `open` asks of rows)."""
        now = timezone.now()
        return (self.begins_at is None or self.begins_at <= now) and not self.is_over

    @property
    def is_over(self) -> bool:
        return self.ends_at is not None and self.ends_at <= timezone.now()

    def sells_in(self, country: str) -> bool:
        """Tell whether people of a country (ISO 3166 code) may buy it."""
        listed = country in self.countries.split()
        return {Territory.ONLY: listed, Territory.EXCEPT: not listed}.get(
            Territory(self.territory), True
        )


class OfferQuerySet(models.QuerySet["Offer"]):
    def open(self) -> Self:
        """Keep what may be bought now: of released films, and of collections shown."""
        film = Q(sale__in=Sale.objects.open(), sale__film__in=Film.objects.released())
        several = Q(collection__shown=True)
        shown = Organisation.objects.shown().values("pk")
        return self.filter(film | several, withdrawn_at=None, shop__organisation__in=shown)


class Offer(models.Model):
    """A price for a way of watching. What was sold keeps its own terms: this is for the next."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="offers")
    kind = models.CharField(max_length=8, choices=Kind)
    sale = models.ForeignKey(Sale, models.CASCADE, null=True, blank=True, related_name="offers")
    collection = models.ForeignKey(
        Collection, models.CASCADE, null=True, blank=True, related_name="offers"
    )
    # Tax included.
    cents = models.PositiveIntegerField(
        validators=[MinValueValidator(LEAST_CENTS), MaxValueValidator(MOST_CENTS)]
    )
    # A rental: days to begin it, hours to finish it once begun. A pass: days that it lasts.
    days = models.PositiveSmallIntegerField(null=True, blank=True)
    hours = models.PositiveSmallIntegerField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = OfferQuerySet.as_manager()

    class Meta:
        verbose_name = _("offer")
        verbose_name_plural = _("offers")
        ordering = ("cents", "pk")
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.PASS, sale=None, collection__isnull=False)
                | (~Q(kind=Kind.PASS) & Q(sale__isnull=False, collection=None)),
                name="an_offer_of_one_thing",
            ),
            models.UniqueConstraint(
                fields=["sale", "kind"],
                condition=Q(withdrawn_at=None, sale__isnull=False),
                name="one_price_a_way",
            ),
            models.UniqueConstraint(
                fields=["collection"],
                condition=Q(withdrawn_at=None, collection__isnull=False),
                name="one_pass_a_collection",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing} ({self.get_kind_display()})"

    @property
    def thing(self) -> Film | Collection:
        """What it lets one watch: a film, or a collection's."""
        if self.sale is not None:
            return self.sale.film
        assert self.collection is not None  # noqa: S101 - the rows' own constraint
        return self.collection
