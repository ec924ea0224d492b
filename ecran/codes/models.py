"""Codes of a shop: made in batches, each with its uses. A gift is a batch of one, for one thing."""

from datetime import datetime
from typing import Self
from zoneinfo import ZoneInfo

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import OuterRef, Q, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ecran.codes.enums import Audience, Gives, State
from ecran.codes.validators import MOST_SIGNS, folded, grouped
from ecran.films.models import Film
from ecran.offers.enums import Kind
from ecran.offers.models import MOST_CENTS, Offer, Shop
from labfilms.core import clocks, money

MOST_CODES, MOST_USES = 5_000, 5_000
MOST_PERCENT = 99
MOST_WORDS = 80


class BatchQuerySet(models.QuerySet["Batch"]):
    def promotions(self) -> Self:
        """Keep what a shop hands out; a gift is its buyer's."""
        return self.filter(key=None)

    def used(self) -> Self:
        """Add how often the codes of each were used together."""
        rows = Code.objects.filter(batch=OuterRef("pk")).order_by().values("batch")
        sums = Subquery(rows.annotate(sum=Sum("uses")).values("sum"))
        return self.annotate(uses_count=Coalesce(sums, Value(0)))


class Batch(models.Model):
    """Codes made together, and what each of them gives. Once made, its terms do not change."""

    shop = models.ForeignKey(Shop, models.PROTECT, related_name="batches")
    # Read by the shop alone; for guests and the press, why territories are not asked.
    words = models.CharField(_("who or what they are for"), max_length=MOST_WORDS)
    gives = models.CharField(max_length=7, choices=Gives)
    # Per cent of the price, or cents; nothing to say of what is free.
    value = models.PositiveIntegerField(default=0)
    audience = models.CharField(max_length=6, choices=Audience, default=Audience.PUBLIC)
    quantity = models.PositiveSmallIntegerField(
        validators=[MinValueValidator(1), MaxValueValidator(MOST_CODES)]
    )
    # Of each code.
    most_uses = models.PositiveSmallIntegerField(
        default=1, validators=[MinValueValidator(1), MaxValueValidator(MOST_USES)]
    )
    begins_at = models.DateTimeField(null=True, blank=True)
    ends_at = models.DateTimeField(null=True, blank=True)
    # Whose clock these were said by: they are read by the same one.
    time_zone = models.CharField(max_length=40, default=settings.TIME_ZONE)
    # Said on its own: a batch whose films are all deleted is good for nothing, not for everything.
    everything = models.BooleanField(default=True)
    films = models.ManyToManyField(Film, related_name="+", blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    closed_at = models.DateTimeField(null=True, blank=True)

    # Of a gift: what it was bought with (`order-12`), and the way of watching that was bought. The
    # offer may be withdrawn meanwhile, or go with its sale: the way and the film stay.
    key = models.CharField(max_length=120, unique=True, null=True, blank=True)
    way = models.CharField(max_length=8, choices=Kind, blank=True)
    offer = models.ForeignKey(Offer, models.SET_NULL, null=True, blank=True, related_name="+")

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("batch of codes")
        verbose_name_plural = _("batches of codes")
        ordering = ("-created_at", "-pk")
        indexes = [models.Index(fields=["shop", "-created_at", "-id"], name="batches_in_order")]
        constraints = [
            models.CheckConstraint(
                condition=Q(gives=Gives.FREE, value=0)
                | Q(gives=Gives.PERCENT, value__gte=1, value__lte=MOST_PERCENT)
                | Q(gives=Gives.FIXED, value__gte=1, value__lte=MOST_CENTS),
                name="a_code_takes_off_so_much",
            ),
            models.CheckConstraint(
                condition=Q(audience=Audience.PUBLIC) | Q(gives=Gives.FREE),
                name="guests_and_press_pay_nothing",
            ),
            models.CheckConstraint(
                condition=Q(quantity__gte=1, quantity__lte=MOST_CODES)
                & Q(most_uses__gte=1, most_uses__lte=MOST_USES),
                name="codes_and_uses_are_counted",
            ),
        ]

    def __str__(self) -> str:
        return self.words

    @property
    def is_gift(self) -> bool:
        return self.key is not None

    @property
    def goes_round(self) -> bool:
        """Whether its holders watch wherever they are, for the reason that `words` keeps."""
        return self.audience != Audience.PUBLIC

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def given(self) -> str:
        """What its codes give, in words: « Gratuit », « 20 % de moins », « 3 € de moins »."""
        if self.gives == Gives.PERCENT:
            rate = money.rate_written(self.value * money.CENTS)
            return gettext("%(part)s off") % {"part": rate}
        if self.gives == Gives.FIXED:
            return gettext("%(part)s off") % {"part": money.written(self.value)}
        return gettext("Free")

    @property
    def opens(self) -> str:
        """From when, in words, by the clock of whoever made it; empty where nothing was said."""
        return _said(self.begins_at, self.zone)

    @property
    def until(self) -> str:
        """Until when, in words, by the clock of whoever made it; empty where nothing was said."""
        return _said(self.ends_at, self.zone)

    @property
    def state(self) -> State:
        """What its window says; whether its codes are used is theirs to say."""
        now = timezone.now()
        if self.closed_at is not None:
            return State.CLOSED
        if self.begins_at is not None and now < self.begins_at:
            return State.EARLY
        return State.OVER if self.ends_at is not None and self.ends_at <= now else State.OPEN

    @property
    def most(self) -> int:
        """How often its codes serve together."""
        return self.quantity * self.most_uses


def _said(moment: datetime | None, zone: ZoneInfo) -> str:
    return clocks.said_with_clock(moment, zone) if moment else ""


class Code(models.Model):
    """One text of a batch. It may be used as long as its uses are fewer than the batch's."""

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="codes")
    # As it is printed, and what any way of typing it comes to (`validators.folded`): the latter is
    # unique over the site, and so the former is.
    text = models.CharField(max_length=MOST_SIGNS)
    folded = models.CharField(max_length=MOST_SIGNS, unique=True, editable=False)
    is_chosen = models.BooleanField(default=False)
    uses = models.PositiveSmallIntegerField(default=0)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("code")
        verbose_name_plural = _("codes")
        ordering = ("pk",)

    def __str__(self) -> str:
        return self.text if self.is_chosen else grouped(self.text)

    @property
    def address(self) -> str:
        """Where its QR leads: the whole address of the page that asks for a code, with this one."""
        # The page stands in a room above.
        return f"{settings.SITE_ADDRESS}/code/{self.text}/"

    @property
    def goes_round(self) -> bool:
        """Whether territories are not asked of its holder."""
        return self.batch.goes_round

    @property
    def state(self) -> State:
        if self.closed_at is not None:
            return State.CLOSED
        if self.batch.state != State.OPEN:
            return self.batch.state
        return State.USED if self.uses >= self.batch.most_uses else State.OPEN


def new_code(batch: Batch, text: str, *, is_chosen: bool = False) -> Code:
    """Return a code that is not saved yet."""
    return Code(batch=batch, text=text, folded=folded(text), is_chosen=is_chosen)


class Use(models.Model):
    """What took a code: an order by its origin (`order-12`)."""

    code = models.ForeignKey(Code, models.CASCADE, related_name="taken")
    key = models.CharField(max_length=120, db_index=True)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("use of a code")
        verbose_name_plural = _("uses of codes")
        ordering = ("pk",)
        constraints = [models.UniqueConstraint(fields=["code", "key"], name="a_use_once")]

    def __str__(self) -> str:
        return f"{self.code_id} {self.key}"
