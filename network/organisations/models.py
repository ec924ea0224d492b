"""A structure: who it is, its members, and the networks it adheres to."""

from typing import Self

from django.conf import settings
from django.core.validators import MinLengthValidator, RegexValidator
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import Viewer
from labfilms.moderation.models import OPEN, OWN, Withholdable
from labfilms.pictures.models import Picture
from network.organisations.enums import (
    COMPANIES,
    VOLUNTEERING,
    AdhesionState,
    MembershipState,
    OrganisationKind,
    Role,
)
from network.organisations.validators import validate_links, validate_rna, validate_siren
from regions.territory.models import Region


class OrganisationQuerySet(models.QuerySet["Organisation"]):
    def shown(self) -> Self:
        """Keep the structures that everyone reads: a page that nobody looks after is closed."""
        held = Membership.objects.in_charge().filter(person__is_active=True)
        return self.filter(OPEN, pk__in=held.values("organisation"))

    def visible_to(self, user: Viewer) -> Self:
        """Keep the structures this person may read: those shown, and their own.

        One that moderation hid is read by whoever is in charge of it, and by nobody else.
        """
        rule = models.Q(pk__in=Organisation.objects.shown().values("pk"))
        if user.is_authenticated:
            rule |= models.Q(pk__in=Organisation.objects.administered_by(user).values("pk"))
        return self.filter(rule)

    def administered_by(self, user: Viewer) -> Self:
        """Keep the structures that this person is in charge of."""
        if not user.is_authenticated:
            return self.none()
        held = Membership.objects.in_charge().filter(person=user.pk)
        return self.filter(OWN, pk__in=held.values("organisation"))


class Organisation(Withholdable):
    """A structure of the field, from a class to a production company."""

    slug = models.CharField(
        _("address of its page"),
        max_length=60,
        unique=True,
        validators=[
            MinLengthValidator(2),
            RegexValidator(
                r"^[a-z0-9]+(-[a-z0-9]+)*$",
                _("Small letters, figures and hyphens between them."),
            ),
        ],
    )
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind of structure"), max_length=12, choices=OrganisationKind)
    siren = models.CharField("SIREN", max_length=9, blank=True, validators=[validate_siren])
    rna = models.CharField("RNA", max_length=10, blank=True, validators=[validate_rna])
    region = models.ForeignKey(
        Region, models.PROTECT, related_name="organisations", verbose_name=_("region")
    )
    town = models.CharField(_("town"), max_length=80, blank=True)
    statement = models.TextField(_("what it does, for whom"), max_length=2000, blank=True)
    links = models.TextField(_("links"), max_length=1300, blank=True, validators=[validate_links])
    logo = models.ForeignKey(Picture, models.SET_NULL, null=True, blank=True, related_name="+")
    # Kept by `regions.verification`, which knows by whom and why.
    verified_at = models.DateTimeField(null=True, blank=True, editable=False)
    verified_reason = models.CharField(max_length=200, blank=True, editable=False)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("structure")
        verbose_name_plural = _("structures")
        ordering = ("name", "pk")
        indexes = [models.Index(fields=["kind", "region"])]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(siren="") | models.Q(rna=""),
                name="one_register_a_structure",
                violation_error_message=_("A SIREN or an RNA number, not both."),
            ),
            models.UniqueConstraint(
                fields=["siren"],
                condition=~models.Q(siren=""),
                name="one_structure_a_siren",
                violation_error_message=_("A structure of this SIREN has its page already."),
            ),
            models.UniqueConstraint(
                fields=["rna"],
                condition=~models.Q(rna=""),
                name="one_structure_an_rna",
                violation_error_message=_("A structure of this RNA number has its page already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("organisations:organisation", args=(self.slug,))

    @property
    def may_call_volunteers(self) -> bool:
        """Whether « bénévole » is open to it (F1): by its kind, or as an association it is."""
        return self.kind in VOLUNTEERING or (bool(self.rna) and self.kind not in COMPANIES)

    @property
    def link_list(self) -> list[str]:
        return self.links.split()


class FormerSlug(models.Model):
    """An address that a structure left: it leads to the new one for good."""

    slug = models.CharField(max_length=60, unique=True)
    organisation = models.ForeignKey(
        Organisation, models.CASCADE, related_name="former_slugs", verbose_name=_("structure")
    )

    def __str__(self) -> str:
        return self.slug


class MembershipQuerySet(models.QuerySet["Membership"]):
    def in_charge(self) -> Self:
        """Keep the places of those who look after their structure."""
        return self.filter(role=Role.ADMIN, state=MembershipState.CONFIRMED)


class Membership(models.Model):
    """A person's place in a structure: offered by it, taken by the person."""

    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="memberships")
    # Empty while an e-mail address that was invited belongs to nobody here.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="memberships"
    )
    email = models.EmailField(_("e-mail address"), max_length=254, blank=True)
    role = models.CharField(_("role"), max_length=8, choices=Role, default=Role.MEMBER)
    state = models.CharField(
        max_length=10, choices=MembershipState, default=MembershipState.INVITED
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    invited_at = models.DateTimeField(auto_now_add=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")
        ordering = ("role", "confirmed_at", "pk")
        indexes = [models.Index(fields=["person", "state"])]
        constraints = [
            models.UniqueConstraint(
                fields=["organisation", "person"],
                condition=models.Q(person__isnull=False),
                name="one_place_a_structure",
            ),
            models.UniqueConstraint(
                fields=["organisation", "email"],
                condition=~models.Q(email=""),
                name="one_invitation_an_address",
            ),
            models.CheckConstraint(
                condition=models.Q(person__isnull=False) | ~models.Q(email=""),
                name="someone_holds_the_place",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.organisation})"

    @property
    def name(self) -> str:
        """Who it is; the address that was written, as long as its person has not answered.

        Otherwise whoever invites would learn which addresses have an account.
        """
        invited = self.email and self.state == MembershipState.INVITED
        return self.email if invited or self.person is None else str(self.person)


class Adhesion(models.Model):
    """A structure's belonging to another: a cluster, a federation, a network."""

    member = models.ForeignKey(Organisation, models.CASCADE, related_name="adhesions")
    network = models.ForeignKey(Organisation, models.CASCADE, related_name="adherents")
    state = models.CharField(max_length=8, choices=AdhesionState, default=AdhesionState.ASKED)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    asked_at = models.DateTimeField(auto_now_add=True)
    accepted_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("adhesion")
        verbose_name_plural = _("adhesions")
        ordering = ("network__name", "member__name", "pk")
        constraints = [
            models.UniqueConstraint(fields=["member", "network"], name="one_adhesion_a_network"),
            models.CheckConstraint(
                condition=~models.Q(member=models.F("network")), name="nobody_adheres_to_itself"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} → {self.network}"
