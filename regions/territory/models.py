"""The ground that everyone needs: regions, departments, towns, and who looks after each region."""

import re
import unicodedata
from typing import Self

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.core import languages
from regions.territory.data import ENGLISH_NAMES
from regions.territory.enums import Perimeter, Precision, TeamRole


def spoken_name(slug: str, name: str) -> str:
    """Return what a region is called in the language that is spoken."""
    return name if languages.current() == "fr" else ENGLISH_NAMES.get(slug, name)


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
        return spoken_name(self.slug, self.name)

    @property
    def is_overseas(self) -> bool:
        """Say whether its INSEE code is one of those that begin with a nought."""
        return self.code.startswith("0")


class Department(models.Model):
    """One of the 101 departments, with the clock of its towns: overseas is not Paris."""

    code = models.CharField(_("INSEE code"), max_length=3, unique=True)
    name = models.CharField(_("name"), max_length=60, unique=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="departments", verbose_name=_("region")
    )
    time_zone = models.CharField(_("time zone"), max_length=40)

    class Meta:
        verbose_name = _("department")
        verbose_name_plural = _("departments")
        ordering = ("code",)

    def __str__(self) -> str:
        return self.name


def fold(name: str) -> str:
    """Return a town's name as it is compared: small letters, no accent, « Saint » in full."""
    plain = unicodedata.normalize("NFKD", name.lower().replace("œ", "oe").replace("æ", "ae"))
    words = re.findall(r"[a-z0-9]+", "".join(c for c in plain if not unicodedata.combining(c)))
    full = {"st": "saint", "ste": "sainte", "sts": "saints"}
    return " ".join(full.get(word, word) for word in words)


class TownQuerySet(models.QuerySet["Town"]):
    def current(self) -> Self:
        """Keep the towns of today: those that were merged into others stay for who names them."""
        return self.filter(current=True)


class Town(models.Model):
    """A commune. Loaded from the official geographic code by `manage.py load_towns`."""

    code = models.CharField(_("INSEE code"), max_length=5, unique=True)
    name = models.CharField(_("name"), max_length=60)
    folded = models.CharField(max_length=60, db_index=True, editable=False)
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="towns", verbose_name=_("department")
    )
    latitude = models.FloatField(_("latitude"))
    longitude = models.FloatField(_("longitude"))
    precision = models.CharField(_("its point is that of"), max_length=8, choices=Precision)
    population = models.PositiveIntegerField(_("population"), default=0)
    current = models.BooleanField(_("exists today"), default=True)

    objects = TownQuerySet.as_manager()

    class Meta:
        verbose_name = _("town")
        verbose_name_plural = _("towns")
        ordering = ("name", "code")
        indexes = [models.Index(fields=["latitude", "longitude"], name="town_point")]

    def __str__(self) -> str:
        return self.name

    @property
    def label(self) -> str:
        """Its name and department, which tell it from every other town."""
        department = self.department.name
        return self.name if self.name == department else f"{self.name} ({department})"

    @property
    def time_zone(self) -> str:
        return self.department.time_zone


class Territory(models.Model):
    """A hub's perimeter where it is not a whole region: departments, towns, or both."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    slug = models.SlugField(unique=True)
    kind = models.CharField(_("kind of perimeter"), max_length=10, choices=Perimeter)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="territories", verbose_name=_("region")
    )
    departments = models.ManyToManyField(
        Department, related_name="+", blank=True, verbose_name=_("departments")
    )
    towns = models.ManyToManyField(Town, related_name="+", blank=True, verbose_name=_("towns"))

    class Meta:
        verbose_name = _("territory")
        verbose_name_plural = _("territories")
        ordering = ("name",)

    def __str__(self) -> str:
        return self.name

    def all_towns(self) -> TownQuerySet:
        """Return the towns of its departments and those it names."""
        within = models.Q(department__in=self.departments.all())
        return Town.objects.current().filter(within | models.Q(pk__in=self.towns.values("pk")))


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
