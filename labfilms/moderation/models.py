"""What people report, what teams decide, who appeals; suspensions and personal blocks."""

import secrets
from datetime import timedelta
from typing import Self

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.moderation.enums import AppealState, Ground, Measure, Reason, Withheld
from regions.territory.models import Region, RegionTeam

# Article 20 (1) of the Digital Services Act: six months at least, from the day one was told.
APPEALS_FOR = timedelta(days=184)


def new_key() -> str:
    """Return 128 random bits as text: whoever was given the address may read what it shows."""
    return secrets.token_urlsafe(16)


class Withholdable(models.Model):
    """A thing that moderation can withhold; its `visible_to` starts from the two rules below."""

    withheld = models.CharField(
        max_length=8, choices=Withheld, default=Withheld.NO, blank=True, editable=False
    )

    class Meta:
        abstract = True

    @property
    def is_withheld(self) -> bool:
        return self.withheld != Withheld.NO


# For everyone; and for its owner, who may read what was hidden and nobody what was removed.
OPEN = models.Q(withheld=Withheld.NO)
OWN = ~models.Q(withheld=Withheld.REMOVED)


class OfThing(models.Model):
    """What is said of any thing; its name is kept as it was that day."""

    thing_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    thing_id = models.CharField(max_length=36)
    thing = GenericForeignKey("thing_type", "thing_id")
    thing_name = models.CharField(max_length=200)
    # Whose team looks at it; without a region, the site's.
    region = models.ForeignKey(Region, models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        abstract = True


def in_reach(user: Viewer) -> models.Q:
    """Return what concerns the regions whose team this person is of; all of it for the site's."""
    if not user.is_authenticated:
        return models.Q(pk__in=())
    if user.is_staff:
        return models.Q()
    return models.Q(region__in=RegionTeam.objects.of(user).values("region"))


class DecisionQuerySet(models.QuerySet["Decision"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the decisions that this person's teams look at; others have their address."""
        return self.filter(in_reach(user))


class NoticeQuerySet(models.QuerySet["Notice"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the reports that this person's teams look at; reporters have their address."""
        return self.filter(in_reach(user))


class Decision(OfThing):
    """What a team decided of a thing, and why; a later one may follow it, after an appeal."""

    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    measure = models.CharField(_("what is decided"), max_length=10, choices=Measure)
    ground = models.CharField(
        _("on what it rests"), max_length=8, choices=Ground, default=Ground.CHARTER
    )
    reason = models.TextField(_("why"), max_length=3000)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    follows = models.OneToOneField(
        "self", models.CASCADE, null=True, blank=True, related_name="followed_by"
    )
    at = models.DateTimeField(auto_now_add=True)
    # The thing was deleted for good, the time to appeal being over.
    purged_at = models.DateTimeField(null=True, blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        verbose_name_plural = _("decisions")
        ordering = ("-at", "-pk")
        indexes = [models.Index(fields=["thing_type", "thing_id", "-at"])]

    def __str__(self) -> str:
        return f"{self.thing_name}: {self.get_measure_display()}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:decision", args=(self.key,))

    @property
    def can_be_appealed(self) -> bool:
        """Whether there is still time; each side appeals once, a changed decision included."""
        return timezone.now() < self.at + APPEALS_FOR


class Notice(OfThing):
    """Someone says that a thing should not be there."""

    key = models.CharField(max_length=24, unique=True, default=new_key, editable=False)
    reason = models.CharField(_("what is wrong"), max_length=12, choices=Reason)
    explanation = models.TextField(_("in your words"), max_length=4000)
    address = models.CharField(_("exact address"), max_length=500)
    reporter = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    name = models.CharField(_("your name"), max_length=120, blank=True)
    email = models.EmailField(_("your e-mail address"), max_length=254, blank=True)
    language = models.CharField(max_length=5, default="fr")
    good_faith = models.BooleanField(
        _("I believe in good faith that what I write is accurate and complete."), default=False
    )
    at = models.DateTimeField(auto_now_add=True)
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="notices"
    )

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("report")
        verbose_name_plural = _("reports")
        ordering = ("at", "pk")
        indexes = [
            models.Index(fields=["thing_type", "thing_id"]),
            models.Index(
                fields=["region", "at"],
                condition=models.Q(decision=None),
                name="notices_waiting_for_a_decision",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.thing_name}: {self.get_reason_display()}"

    def get_absolute_url(self) -> str:
        return reverse("moderation:receipt", args=(self.key,))


class Appeal(models.Model):
    """Someone asks that another person look again: the owner, or whoever reported."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="appeals")
    # The report of whoever appeals; none for the owner.
    notice = models.ForeignKey(
        Notice, models.CASCADE, null=True, blank=True, related_name="appeals"
    )
    text = models.TextField(_("why it should be looked at again"), max_length=3000)
    state = models.CharField(max_length=8, choices=AppealState, default=AppealState.WAITING)
    at = models.DateTimeField(auto_now_add=True)
    answer = models.TextField(_("the answer"), max_length=3000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("appeal")
        verbose_name_plural = _("appeals")
        ordering = ("at", "pk")
        constraints = [
            models.UniqueConstraint(
                fields=["decision"], condition=models.Q(notice=None), name="one_appeal_an_owner"
            ),
            models.UniqueConstraint(fields=["notice"], name="one_appeal_a_report"),
        ]

    def __str__(self) -> str:
        return f"{self.decision.thing_name}: {self.get_state_display()}"


class SuspensionQuerySet(models.QuerySet["Suspension"]):
    def in_force(self) -> Self:
        """Keep the suspensions that hold now: not lifted, and not over."""
        now = timezone.now()
        return self.filter(
            models.Q(until=None) | models.Q(until__gt=now), lifted_at=None, starts_at__lte=now
        )


class Suspension(models.Model):
    """An account is closed for a reason, until a day or without an end."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="suspensions")
    reason = models.TextField(_("why"), max_length=3000)
    starts_at = models.DateTimeField(default=timezone.now)
    until = models.DateTimeField(_("until"), null=True, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    decision = models.ForeignKey(
        Decision, models.SET_NULL, null=True, blank=True, related_name="suspensions"
    )
    lifted_at = models.DateTimeField(null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )

    objects = SuspensionQuerySet.as_manager()

    class Meta:
        verbose_name = _("suspension")
        verbose_name_plural = _("suspensions")
        ordering = ("-starts_at", "-pk")
        indexes = [
            models.Index(
                fields=["until"], condition=models.Q(lifted_at=None), name="suspensions_to_end"
            )
        ]

    def __str__(self) -> str:
        return str(self.person)


class Block(models.Model):
    """A person wants nothing from another: messages and calls ask `blocks_between`."""

    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="blocks")
    of = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("block")
        verbose_name_plural = _("blocks")
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(fields=["by", "of"], name="a_block_once"),
            models.CheckConstraint(
                condition=~models.Q(by=models.F("of")), name="nobody_blocks_themselves"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.by} / {self.of}"
