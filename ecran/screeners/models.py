"""« Lien de visionnage »: a film for one recipient, for a time; and how far it was watched."""

from datetime import datetime, timedelta
from typing import Self
from zoneinfo import ZoneInfo

from django.db import models
from django.db.models import Count, Exists, F, Max, OuterRef, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film, new_link
from ecran.screeners.enums import ScreenerState
from labfilms.accounts.models import Viewer
from labfilms.core import clocks
from labfilms.moderation.enums import Withheld

MOST_SIGNS = 2000
# One viewing may be resumed for that long after its first picture: a grant lives no longer either.
SAME_VIEWING = timedelta(hours=12)


class ScreenerQuerySet(models.QuerySet["Screener"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the links that this person made: those of their films."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(~Q(film__withheld=Withheld.REMOVED), film__owner=user.pk)

    def watched(self) -> Self:
        """Add how often each was watched, how far (s), when last, and whether it was opened."""
        begun = Q(viewings__started_at__isnull=False)
        return self.annotate(
            viewings_count=Count("viewings", filter=begun),
            furthest=Max("viewings__furthest", filter=begun),
            watched_at=Max("viewings__seen_at", filter=begun),
            was_opened=Exists(Viewing.objects.filter(screener=OuterRef("pk"))),
        )

    def ended_before(self, moment: datetime) -> Self:
        """Keep the links whose date is past since then, or that were withdrawn before."""
        return self.filter(Q(expires_at__lt=moment) | Q(revoked_at__lt=moment))


class Screener(models.Model):
    """A link that opens one film to one recipient, whatever file the film then has."""

    film = models.ForeignKey(Film, models.CASCADE, related_name="screeners")
    # Read by whoever made it, who copies it again: a secret of 128 bits, as an unlisted film's.
    secret = models.CharField(max_length=24, unique=True, default=new_link, editable=False)
    name = models.CharField(_("who it is for"), max_length=80)
    email = models.EmailField(_("e-mail"), blank=True)
    expires_at = models.DateTimeField(_("open until"))
    # Whose clock that date was said by: it is read by the same one.
    time_zone = models.CharField(max_length=40)
    most_viewings = models.PositiveSmallIntegerField(_("number of viewings"), null=True, blank=True)
    password = models.CharField(max_length=128, blank=True, editable=False)
    territory = models.CharField(_("territory"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects = ScreenerQuerySet.as_manager()

    class Meta:
        verbose_name = _("screener link")
        verbose_name_plural = _("screener links")
        ordering = ("-created_at", "-pk")
        indexes = [
            models.Index(fields=["film", "-created_at", "-id"], name="screeners_in_order"),
            models.Index(fields=["expires_at"], name="screeners_by_end"),
        ]

    def __str__(self) -> str:
        return str(_("“%(film)s” for %(name)s") % {"film": self.film, "name": self.name})

    def get_absolute_url(self) -> str:
        return reverse("screeners:screener", args=(self.secret,))

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.time_zone)

    @property
    def until(self) -> str:
        """Return when it ends, in words, by the clock of whoever made it."""
        return clocks.said_with_clock(self.expires_at, self.zone)

    @property
    def is_alive(self) -> bool:
        """Say whether its date is ahead and nobody withdrew it, viewings used or not."""
        return self.revoked_at is None and timezone.now() < self.expires_at

    def state(self, begun: int) -> ScreenerState:
        """Return what it is worth now, `begun` viewings having begun."""
        if self.revoked_at is not None:
            return ScreenerState.REVOKED
        if not self.is_alive:
            return ScreenerState.EXPIRED
        used = self.most_viewings is not None and begun >= self.most_viewings
        return ScreenerState.USED if used else ScreenerState.OPEN


class ViewingQuerySet(models.QuerySet["Viewing"]):
    def begun(self) -> Self:
        """Keep the viewings that count: a picture was asked for."""
        return self.filter(started_at__isnull=False)


class Viewing(models.Model):
    """One browser that opened a link; a viewing once a picture was asked for."""

    screener = models.ForeignKey(Screener, models.CASCADE, related_name="viewings")
    opened_at = models.DateTimeField(default=timezone.now)
    started_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    # Seconds of the film: where it stopped, and the furthest that was shown.
    seconds = models.FloatField(default=0)
    furthest = models.FloatField(default=0)

    objects = ViewingQuerySet.as_manager()

    class Meta:
        ordering = (F("started_at").desc(nulls_last=True), "-pk")
        indexes = [models.Index(fields=["opened_at"], name="viewings_by_opening")]

    def __str__(self) -> str:
        return f"{self.screener_id} {self.furthest:.0f} s"

    @property
    def is_under_way(self) -> bool:
        """Say whether it has begun and may be resumed as the same one."""
        return self.started_at is not None and timezone.now() - self.started_at < SAME_VIEWING

    @property
    def may_go_on(self) -> bool:
        """Say whether its browser goes on with it: it is under way, or has not begun."""
        return self.started_at is None or self.is_under_way


class Reply(models.Model):
    """What a recipient answers to whoever sent the link."""

    screener = models.ForeignKey(Screener, models.CASCADE, related_name="replies")
    text = models.TextField(_("your message"), max_length=MOST_SIGNS)
    written_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("reply to a screener link")
        verbose_name_plural = _("replies to screener links")
        ordering = ("-written_at", "-pk")

    def __str__(self) -> str:
        return self.text[:80]
