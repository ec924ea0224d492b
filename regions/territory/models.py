"""The ground that everyone needs: the regions, and who looks after each."""

from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from regions.territory.enums import TeamRole


class Region(models.Model):
    """One of the 18 regions, or « Ailleurs » for people abroad."""

    code = models.CharField(_("INSEE code"), max_length=3, unique=True)
    slug = models.SlugField(unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    # Which of the hues of the style sheet is the region's: `.region-<hue>`; 0 is no region's.
    hue = models.PositiveSmallIntegerField(_("hue"))

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name


class RegionTeamQuerySet(models.QuerySet["RegionTeam"]):
    def of(self, user: Viewer) -> Self:
        """Keep the places that this person holds in a region's team."""
        return self.filter(user=user.pk) if user.is_authenticated else self.none()


class RegionTeam(models.Model):
    """A person's place in the team of a region: what it opens stops at the region's border."""

    region = models.ForeignKey(
        Region, models.CASCADE, related_name="team", verbose_name=_("region")
    )
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name=_("person")
    )
    role = models.CharField(_("role"), max_length=10, choices=TeamRole, default=TeamRole.EDITOR)

    objects = RegionTeamQuerySet.as_manager()

    class Meta:
        verbose_name = _("member of a region's team")
        verbose_name_plural = _("members of the regions' teams")
        ordering = ("region", "user")
        constraints = [
            models.UniqueConstraint(fields=["region", "user"], name="one_place_a_region_team")
        ]

    def __str__(self) -> str:
        return f"{self.user} ({self.region})"
