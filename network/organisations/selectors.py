"""Read structures."""

from dataclasses import dataclass

from django.db.models import Count, QuerySet

from labfilms.accounts.models import User, Viewer
from network.organisations.enums import AdhesionState, MembershipState, OrganisationKind, Role
from network.organisations.models import Adhesion, FormerSlug, Membership, Organisation
from regions.territory.models import spoken_name


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed to: (value, name, how many), the commonest kinds first."""

    kinds: list[tuple[str, str, int]]
    regions: list[tuple[str, str, int]]


def organisations(viewer: Viewer, *, kind: str = "", region: str = "") -> QuerySet[Organisation]:
    """Return structures by name, with region and logo; `kind` is a code, `region` a slug."""
    found = Organisation.objects.visible_to(viewer).select_related("region", "logo")
    if kind:
        found = found.filter(kind=kind)
    return found.filter(region__slug=region) if region else found


def facets(viewer: Viewer, *, kind: str = "", region: str = "") -> Facets:
    """Return the kinds and regions that structures have; each facet counts within the other."""
    of_region = organisations(viewer, region=region).order_by()
    of_kind = organisations(viewer, kind=kind).order_by()
    kinds = of_region.values_list("kind").annotate(count=Count("pk")).order_by("-count", "kind")
    regions = (
        of_kind.values_list("region__slug", "region__name")
        .annotate(count=Count("pk"))
        .order_by("region__name")
    )
    return Facets(
        kinds=[(code, str(OrganisationKind(code).label), count) for code, count in kinds],
        regions=[(slug, spoken_name(slug, name), count) for slug, name, count in regions],
    )


def moved_to(slug: str) -> Organisation | None:
    """Return the structure that left this address, or None."""
    former = FormerSlug.objects.filter(slug=slug).select_related("organisation").first()
    return former.organisation if former else None


def administered_by(user: Viewer) -> QuerySet[Organisation]:
    """Return the structures this person is in charge of, by name, with region and logo."""
    return Organisation.objects.administered_by(user).select_related("region", "logo")


def members_of(organisation: Organisation) -> QuerySet[Membership]:
    """Return a structure's confirmed members, those in charge first, with their person."""
    confirmed = organisation.memberships.filter(state=MembershipState.CONFIRMED)
    return confirmed.filter(person__is_active=True).select_related("person")


def invited_to(organisation: Organisation) -> QuerySet[Membership]:
    """Return the places that a structure offered and that wait for an answer."""
    waiting = organisation.memberships.filter(state=MembershipState.INVITED)
    return waiting.select_related("person").order_by("invited_at", "pk")


def places_of(user: Viewer, *, state: str = MembershipState.CONFIRMED) -> QuerySet[Membership]:
    """Return a person's places in structures, by the structure's name, with its region and logo."""
    if not user.is_authenticated:
        return Membership.objects.none()
    held = Membership.objects.filter(person=user.pk, state=state)
    return held.select_related("organisation__region", "organisation__logo", "invited_by").order_by(
        "organisation__name", "pk"
    )


def people_in_charge(organisation: Organisation) -> list[User]:
    """Return whoever is in charge of a structure and has an open account."""
    admins = members_of(organisation).filter(role=Role.ADMIN)
    return [place.person for place in admins if place.person is not None]


def adhesions_of(organisation: Organisation) -> QuerySet[Adhesion]:
    """Return the networks that a structure belongs to, by name."""
    accepted = organisation.adhesions.filter(state=AdhesionState.ACCEPTED)
    return accepted.select_related("network__region", "network__logo")


def adherents_of(organisation: Organisation) -> QuerySet[Adhesion]:
    """Return the structures that belong to a network, by name."""
    accepted = organisation.adherents.filter(state=AdhesionState.ACCEPTED)
    return accepted.select_related("member__region", "member__logo")


def adhesions_waiting(organisation: Organisation) -> QuerySet[Adhesion]:
    """Return the adhesions that a structure is asked for, the oldest first."""
    asked = organisation.adherents.filter(state=AdhesionState.ASKED)
    return asked.select_related("member").order_by("asked_at", "pk")
