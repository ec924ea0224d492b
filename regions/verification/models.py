"""Who vouched for whom, why, and until when: the log behind each mark."""

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _

from regions.territory.models import Region


class Verification(models.Model):
    """A team says that a person, a structure or a label is who it says, and why it knows."""

    thing_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    thing_id = models.CharField(max_length=36)
    thing = GenericForeignKey("thing_type", "thing_id")
    thing_name = models.CharField(max_length=200)
    # Whose team it was; without a region, LabFilms'.
    region = models.ForeignKey(Region, models.SET_NULL, null=True, blank=True, related_name="+")
    reason = models.CharField(_("why it is verified"), max_length=200)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+"
    )
    at = models.DateTimeField(auto_now_add=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    end_reason = models.CharField(_("why it is ended"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("verification")
        verbose_name_plural = _("verifications")
        ordering = ("-at", "-pk")
        constraints = [
            models.UniqueConstraint(
                fields=["thing_type", "thing_id"],
                condition=models.Q(ended_at=None),
                name="one_verification_at_a_time",
            )
        ]

    def __str__(self) -> str:
        return f"{self.thing_name}: {self.reason}"
