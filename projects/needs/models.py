"""What a project needs: people for posts, gear, places, music."""

from typing import Self

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from network.calls.models import Position
from network.people.models import Trade
from projects.needs.enums import NeedKind, NeedState
from projects.space.models import Project


class NeedQuerySet(models.QuerySet["Need"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep the needs of the projects that this person may see."""
        return self.filter(project__in=Project.objects.visible_to(user).values("pk"))


class Need(models.Model):
    """One thing that a project needs. A post owns its position in a call, and follows it."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="needs")
    kind = models.CharField(_("what is needed"), max_length=5, choices=NeedKind)
    trade = models.ForeignKey(
        Trade,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("trade"),
    )
    words = models.CharField(_("in a few words"), max_length=200, blank=True)
    count = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    days = models.PositiveSmallIntegerField(
        _("days"), null=True, blank=True, validators=[MaxValueValidator(366)]
    )
    paired = models.BooleanField(
        _("paired: one who knows the trade and one who learns it"), default=False
    )
    state = models.CharField(max_length=6, choices=NeedState, default=NeedState.OPEN)
    position = models.OneToOneField(
        Position, models.SET_NULL, null=True, blank=True, related_name="need"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    objects = NeedQuerySet.as_manager()

    class Meta:
        verbose_name = _("need")
        verbose_name_plural = _("needs")
        ordering = ("state", "created_at", "pk")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind=NeedKind.POST, trade__isnull=False)
                | (~models.Q(kind=NeedKind.POST) & models.Q(trade=None)),
                name="a_post_needs_a_trade",
                violation_error_message=_("Choose the trade that is sought."),
            )
        ]

    def __str__(self) -> str:
        return str(self.trade) if self.trade else self.words

    @property
    def is_post(self) -> bool:
        return self.kind == NeedKind.POST
