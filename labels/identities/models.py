"""A label: an editorial identity that signs selections."""

from typing import Self

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labels.identities.enums import CuratorRole, LabelKind
from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from labfilms.pictures.models import Picture
from regions.territory.models import Region


class LabelQuerySet(models.QuerySet["Label"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the labels this person may read: those that have published, and their own.

        A label without a public selection has nothing to say yet, and its page would only
        tell that a person keeps private lists. One that moderation hid is its curators' alone.
        """
        rule = models.Q(has_published=True) & OPEN
        if user.is_authenticated:
            mine = Curator.objects.filter(user=user.pk).values("label")
            rule |= models.Q(pk__in=mine) & OWN
        return self.filter(rule)

    def of(self, user: Viewer) -> Self:
        """Keep the labels that this person signs for."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(curators__in=Curator.objects.signing().filter(user=user.pk))


class Label(Withholdable):
    """An editorial identity: LabFilms, an institution, a personality or any member."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=12, choices=LabelKind, default=LabelKind.MEMBER)
    statement = models.TextField(
        _("what you choose, and why"),
        max_length=1200,
        blank=True,
        help_text=_("What one reads on top of the label’s page."),
    )
    logo = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    region = models.ForeignKey(
        Region,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="labels",
        verbose_name=_("region"),
    )
    # Verified by LabFilms, with the reason and the day: its selections are laurels.
    verified_at = models.DateTimeField(_("verified on"), null=True, blank=True)
    verified_reason = models.CharField(_("reason of the verification"), max_length=200, blank=True)
    # Kept by `selections` when one of them becomes public, or the last one no longer is.
    has_published = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = LabelQuerySet.as_manager()

    class Meta:
        verbose_name = _("label")
        verbose_name_plural = _("labels")
        ordering = ("name", "pk")

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("labels:label", args=(self.slug,))

    @property
    def is_verified(self) -> bool:
        return self.verified_at is not None


class CuratorQuerySet(models.QuerySet["Curator"]):
    def signing(self) -> Self:
        """Keep those who have accepted; somebody who is only invited signs nothing."""
        return self.exclude(accepted_at=None)


class Curator(models.Model):
    """A person who signs for a label, or is invited to."""

    label = models.ForeignKey(Label, models.CASCADE, related_name="curators")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    role = models.CharField(_("role"), max_length=8, choices=CuratorRole, default=CuratorRole.OWNER)
    accepted_at = models.DateTimeField(null=True, blank=True, default=timezone.now)

    objects = CuratorQuerySet.as_manager()

    class Meta:
        verbose_name = _("curator")
        verbose_name_plural = _("curators")
        ordering = ("label", "pk")
        constraints = [models.UniqueConstraint(fields=["label", "user"], name="a_curator_once")]

    def __str__(self) -> str:
        return f"{self.user} ({self.label})"
