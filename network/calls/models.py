"""A crew call: who carries it, the positions it offers, who applies and who is invited."""

from datetime import date
from typing import Any, Self

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from network.calls.enums import (
    ALIVE,
    ApplicationState,
    CallState,
    InvitationState,
    Pay,
    Side,
)
from network.organisations.models import Organisation
from network.people.models import Trade
from regions.territory.models import Region

# More is an interview, not a call.
MOST_QUESTIONS = 5
MOST_QUESTION = 200


def today() -> date:
    """Return the day in Paris: a deadline ends with it."""
    return timezone.localdate()


def validate_questions(value: Any) -> None:
    if not isinstance(value, list) or len(value) > MOST_QUESTIONS:
        raise ValidationError(_("Five questions at most."), "too-many-questions")
    if any(not isinstance(one, str) or not 0 < len(one) <= MOST_QUESTION for one in value):
        raise ValidationError(_("A question is one line of 200 characters at most."), "question")


class CrewCallQuerySet(models.QuerySet["CrewCall"]):
    def published(self) -> Self:
        """Keep the calls that everyone reads: those that are closed keep their page.

        Neither drafts, nor what moderation withholds, nor what a closed account or a structure
        that is not shown would carry.
        """
        shown = Organisation.objects.shown().values("pk")
        carried = models.Q(person__is_active=True) | models.Q(organisation__in=shown)
        return self.filter(OPEN, carried).exclude(state=CallState.DRAFT)

    def open_now(self) -> Self:
        """Keep the calls to which one may apply today."""
        deadline = models.Q(deadline=None) | models.Q(deadline__gte=today())
        return self.published().filter(deadline, state=CallState.OPEN)

    def visible_to(self, user: Viewer) -> Self:
        """Keep the calls this person may read.

        Published ones; the drafts in which they are invited to a position; and their own, those
        that moderation hid included.
        """
        rule = models.Q(pk__in=CrewCall.objects.published().values("pk"))
        if user.is_authenticated:
            invited = Invitation.objects.filter(person=user.pk).exclude(
                state=InvitationState.WITHDRAWN
            )
            rule |= models.Q(pk__in=invited.values("position__call")) & OPEN
            rule |= models.Q(pk__in=CrewCall.objects.held_by(user).values("pk"))
        return self.filter(rule)

    def held_by(self, user: Viewer) -> Self:
        """Keep the calls that this person looks after."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(OWN, pk__in=Holder.objects.filter(person=user.pk).values("call"))


class CrewCall(Withholdable):
    """An *annonce*: what the film is, when, where, how it pays, and who is sought."""

    slug = models.SlugField(max_length=90, unique=True)
    # Its carrier (F1): a structure, or a person in their own name.
    organisation = models.ForeignKey(
        Organisation,
        models.CASCADE,
        null=True,
        blank=True,
        related_name="calls",
        verbose_name=_("carrying structure"),
    )
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="calls"
    )
    holders = models.ManyToManyField(
        settings.AUTH_USER_MODEL, through="Holder", related_name="held_calls"
    )
    title = models.CharField(_("title"), max_length=120)
    film = models.TextField(_("what the film is"), max_length=2000, blank=True)
    first_day = models.DateField(_("first day"), null=True, blank=True)
    last_day = models.DateField(_("last day"), null=True, blank=True)
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="calls", verbose_name=_("region")
    )
    town = models.CharField(_("town"), max_length=80, blank=True)
    pay = models.CharField(_("how it pays"), max_length=9, choices=Pay)
    contract = models.CharField(_("contract, or what is refunded"), max_length=200, blank=True)
    deadline = models.DateField(_("last day to apply"), null=True, blank=True)
    questions = models.JSONField(
        _("questions"), default=list, blank=True, validators=[validate_questions]
    )
    state = models.CharField(max_length=6, choices=CallState, default=CallState.DRAFT)
    # A wing above writes its positions and keeps them in step: they are not written here.
    kept_elsewhere = models.BooleanField(default=False, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)
    published_at = models.DateTimeField(null=True, blank=True)

    objects = CrewCallQuerySet.as_manager()

    class Meta:
        verbose_name = _("crew call")
        verbose_name_plural = _("crew calls")
        ordering = ("-published_at", "-pk")
        indexes = [
            models.Index(fields=["state", "-published_at"]),
            models.Index(fields=["state", "deadline"]),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(organisation=None) ^ models.Q(person=None),
                name="one_carrier_a_call",
            ),
            models.CheckConstraint(
                condition=models.Q(last_day=None)
                | models.Q(first_day=None)
                | models.Q(last_day__gte=models.F("first_day")),
                name="a_call_ends_after_it_begins",
                violation_error_message=_("The last day comes after the first."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("calls:call", args=(self.slug,))

    @property
    def carrier(self) -> Organisation | User | None:
        return self.organisation or self.person

    @property
    def is_late(self) -> bool:
        """Whether its last day to apply is over."""
        return self.deadline is not None and self.deadline < today()

    @property
    def is_open(self) -> bool:
        """Whether one may apply today."""
        return self.state == CallState.OPEN and not self.is_late and not self.is_withheld


class Holder(models.Model):
    """Someone who looks after a call: reads its applications and answers."""

    call = models.ForeignKey(CrewCall, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["call", "person"], name="a_holder_once")]

    def __str__(self) -> str:
        return f"{self.person} ({self.call})"


class Position(models.Model):
    """A post that a call offers; a paired one takes two people, one who knows, one who learns."""

    call = models.ForeignKey(CrewCall, models.CASCADE, related_name="positions")
    trade = models.ForeignKey(
        Trade, models.PROTECT, related_name="positions", verbose_name=_("trade")
    )
    count = models.PositiveSmallIntegerField(
        _("how many"), default=1, validators=[MinValueValidator(1), MaxValueValidator(50)]
    )
    days = models.PositiveSmallIntegerField(
        _("days of work"), null=True, blank=True, validators=[MaxValueValidator(366)]
    )
    paired = models.BooleanField(_("paired: one who knows and one who learns"), default=False)
    words = models.CharField(_("what is expected"), max_length=200, blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    class Meta:
        verbose_name = _("position")
        verbose_name_plural = _("positions")
        ordering = ("order", "pk")

    def __str__(self) -> str:
        return str(self.trade)

    @property
    def sides(self) -> list[Side]:
        """The places that one may take: one, or two when it is paired."""
        return [Side.KNOWS, Side.LEARNS] if self.paired else [Side.NONE]

    @property
    def seats(self) -> int:
        """How many people it takes in all."""
        return self.count * len(self.sides)


class ApplicationQuerySet(models.QuerySet["Application"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep one's own applications, and those to the calls that one looks after."""
        if not user.is_authenticated:
            return self.none()
        held = Holder.objects.filter(person=user.pk).values("call")
        return self.filter(models.Q(person=user.pk) | models.Q(position__call__in=held))


class Application(models.Model):
    """A *candidature*: the profile is what is sent, with a note and the answers."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="applications")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="applications"
    )
    side = models.CharField(max_length=6, choices=Side, blank=True, default=Side.NONE)
    note = models.TextField(_("your note"), max_length=600, blank=True)
    # As they were asked that day: [{"question": …, "answer": …}].
    answers = models.JSONField(default=list, blank=True)
    state = models.CharField(max_length=9, choices=ApplicationState, default=ApplicationState.SENT)
    reply = models.TextField(_("your answer"), max_length=1000, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    sent_at = models.DateTimeField(auto_now_add=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    objects = ApplicationQuerySet.as_manager()

    class Meta:
        verbose_name = _("application")
        verbose_name_plural = _("applications")
        ordering = ("sent_at", "pk")
        indexes = [
            models.Index(fields=["person", "-sent_at"]),
            models.Index(fields=["position", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "person"],
                condition=models.Q(state__in=ALIVE),
                name="one_application_a_position",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person} → {self.position}"


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def visible_to(self, user: Viewer) -> Self:
        """Keep what one is invited to, and the invitations of the calls that one looks after."""
        if not user.is_authenticated:
            return self.none()
        held = Holder.objects.filter(person=user.pk).values("call")
        return self.filter(models.Q(person=user.pk) | models.Q(position__call__in=held))


class Invitation(models.Model):
    """A position offered to someone who did not ask."""

    position = models.ForeignKey(Position, models.CASCADE, related_name="invitations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="invitations")
    side = models.CharField(max_length=6, choices=Side, blank=True, default=Side.NONE)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    note = models.TextField(_("your note"), max_length=600, blank=True)
    reply = models.TextField(_("your answer"), max_length=600, blank=True)
    state = models.CharField(max_length=9, choices=InvitationState, default=InvitationState.SENT)
    sent_at = models.DateTimeField(auto_now_add=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    objects = InvitationQuerySet.as_manager()

    class Meta:
        verbose_name = _("invitation")
        verbose_name_plural = _("invitations")
        ordering = ("-sent_at", "-pk")
        indexes = [
            models.Index(fields=["person", "state"]),
            models.Index(fields=["position", "state"]),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["position", "person"],
                condition=models.Q(state__in=(InvitationState.SENT, InvitationState.ACCEPTED)),
                name="one_invitation_a_position",
            )
        ]

    def __str__(self) -> str:
        return f"{self.position} → {self.person}"
