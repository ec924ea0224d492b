"""A project: what the film will be, who carries it, and the team by post."""

from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from network.calls.enums import Pay, Side
from network.organisations.models import Organisation
from network.people.models import Trade
from projects.space.enums import MemberState, Role, Stage, Visibility
from regions.territory.models import Region


class ProjectQuerySet(models.QuerySet["Project"]):
    def listed(self) -> Self:
        """Keep the projects that everyone may see.

        Neither what moderation withholds, nor what a closed account or a structure that is not
        shown would carry; one whose carrier has left for good stays, with its team.
        """
        shown = Organisation.objects.shown().values("pk")
        carried = models.Q(organisation=None) | models.Q(organisation__in=shown)
        carried &= models.Q(person=None) | models.Q(person__is_active=True)
        return self.filter(OPEN, carried, visibility=Visibility.PUBLIC)

    def visible_to(self, user: Viewer) -> Self:
        """Keep the projects this person may see: public ones, and those of their teams.

        Someone invited reads before answering; someone who left no longer does. What moderation
        hid is its team's alone.
        """
        rule = models.Q(pk__in=Project.objects.listed().values("pk"))
        if user.is_authenticated:
            invited = Member.objects.filter(person=user.pk, state=MemberState.INVITED)
            rule |= models.Q(pk__in=invited.values("project")) & OPEN
            rule |= models.Q(pk__in=Project.objects.of(user).values("pk"))
        return self.filter(rule)

    def of(self, user: Viewer) -> Self:
        """Keep the projects of which this person is in the team."""
        if not user.is_authenticated:
            return self.none()
        held = Member.objects.filter(person=user.pk, state=MemberState.ACTIVE)
        return self.filter(OWN, pk__in=held.values("project"))

    def managed_by(self, user: Viewer) -> Self:
        """Keep the projects that this person is in charge of."""
        if not user.is_authenticated:
            return self.none()
        held = Member.objects.filter(person=user.pk, state=MemberState.ACTIVE, role=Role.MANAGER)
        return self.filter(OWN, pk__in=held.values("project"))


class Project(Withholdable):
    """A film in the making, from the first idea to the day it is finished."""

    slug = models.CharField(
        _("address of its page"),
        max_length=80,
        unique=True,
        validators=[
            MinLengthValidator(2),
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                _("Small letters, figures and hyphens between them."),
            ),
        ],
    )
    title = models.CharField(_("working title"), max_length=120)
    pitch = models.TextField(_("pitch"), max_length=1200, blank=True)
    stage = models.CharField(_("stage"), max_length=12, choices=Stage, default=Stage.IDEA)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="projects", verbose_name=_("region")
    )
    town = models.CharField(_("town"), max_length=80, blank=True)
    # Its carrier (F1): a structure, or a person in their own name.
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="projects",
        verbose_name=_("carrying structure"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="projects"
    )
    visibility = models.CharField(
        _("who sees it"), max_length=6, choices=Visibility, default=Visibility.TEAM
    )
    first_day = models.DateField(_("first day of the shoot"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    # What its calls offer: said once, here.
    pay = models.CharField(_("how the team is paid"), max_length=9, choices=Pay, blank=True)
    contract = models.CharField(_("contract, or what is refunded"), max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    wrapped_at = models.DateTimeField(null=True, blank=True)

    objects = ProjectQuerySet.as_manager()

    class Meta:
        verbose_name = _("project")
        verbose_name_plural = _("projects")
        ordering = ("-updated_at", "-pk")
        indexes = [
            models.Index(fields=["visibility", "-updated_at"]),
            models.Index(fields=["region", "stage"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None) | models.Q(person=None),
                name="one_carrier_a_project",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day=None)
                | models.Q(first_day=None)
                | models.Q(last_day__gte=models.F("first_day")),
                name="a_shoot_ends_after_it_begins",
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("projects:project", args=(self.slug,))

    @property
    def carrier(self) -> Organisation | User | None:
        return self.organisation or self.person

    @property
    def is_wrapped(self) -> bool:
        return self.wrapped_at is not None


class Member(models.Model):
    """Someone in a team; their posts are rows of their own, for a short has few hands."""

    project = models.ForeignKey(Project, models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="team_places")
    role = models.CharField(_("role"), max_length=7, choices=Role, default=Role.MEMBER)
    state = models.CharField(max_length=7, choices=MemberState, default=MemberState.INVITED)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("member of a team")
        verbose_name_plural = _("members of teams")
        ordering = ("created_at", "pk")
        indexes = [models.Index(fields=["person", "state"])]
        constraints = [
            models.UniqueConstraint(fields=["project", "person"], name="one_place_a_team")
        ]

    def __str__(self) -> str:
        return f"{self.person} ({self.project})"


class Post(models.Model):
    """A post that a member holds; in a paired one they know the trade, or learn it."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="posts")
    trade = models.ForeignKey(Trade, models.PROTECT, related_name="+", verbose_name=_("trade"))
    side = models.CharField(max_length=6, choices=Side, blank=True, default=Side.NONE)

    class Meta:
        ordering = ("trade__order", "pk")
        constraints = [
            models.UniqueConstraint(fields=["member", "trade", "side"], name="a_post_once")
        ]

    def __str__(self) -> str:
        return str(self.trade)
