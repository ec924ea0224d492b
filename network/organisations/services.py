"""Write structures."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import IO, Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation import permissions as moderation
from labfilms.notify import services as news
from labfilms.pictures import services as pictures
from network.organisations import notices, selectors
from network.organisations.enums import AdhesionState, MembershipState, Role
from network.organisations.errors import OrganisationRefused
from network.organisations.models import Adhesion, FormerSlug, Membership, Organisation
from network.organisations.validators import compact
from network.people import selectors as people

# An address that was invited and that nobody here answers to is forgotten after that.
UNCLAIMED = timedelta(days=30)
# What people write of a structure.
SHEET = ("name", "slug", "kind", "siren", "rna", "region", "town", "statement", "links")


@transaction.atomic
def create(*, actor: User, words: Mapping[str, Any], logo: IO[bytes] | None = None) -> Organisation:
    """Make a structure's page and put whoever makes it in charge.

    `words` are of SHEET; without a slug one is made of the name. Raises ValidationError,
    OrganisationRefused and PictureRefused.
    """
    made = Organisation(slug=propose_slug(str(words.get("name", ""))))
    _write(made, actor=actor, words=words, logo=logo)
    Membership.objects.create(
        organisation=made, person=actor, role=Role.ADMIN, state=MembershipState.CONFIRMED
    )
    facts.record(
        actor=actor,
        verb="organisations.created",
        thing=made,
        payload={"name": made.name},
        about=[made.region],
    )
    return made


@transaction.atomic
def write(
    *,
    organisation: Organisation,
    actor: User,
    words: Mapping[str, Any],
    logo: IO[bytes] | None = None,
) -> Organisation:
    """Rewrite a structure's page; an address that it leaves leads to the new one.

    A logo given takes the place of the former. Raises as `create` does.
    """
    former = Organisation.objects.values_list("slug", flat=True).get(pk=organisation.pk)
    _write(organisation, actor=actor, words=words, logo=logo)
    if former != organisation.slug:
        FormerSlug.objects.filter(slug=organisation.slug).delete()
        FormerSlug.objects.get_or_create(slug=former, defaults={"organisation": organisation})
    return organisation


@transaction.atomic
def remove_logo(*, organisation: Organisation) -> None:
    """Take the logo off a page, and its files off the disk."""
    logo, organisation.logo = organisation.logo, None
    organisation.save(update_fields=["logo", "updated_at"])
    if logo is not None:
        pictures.discard(picture=logo)


@transaction.atomic
def invite(
    *, organisation: Organisation, actor: User, who: str, role: str = Role.MEMBER
) -> Membership:
    """Offer a place to someone, by the address of their page, their name or their e-mail.

    An e-mail address is answered the same whether it has an account or not; one that has none
    finds its invitation on the day its person joins. Whoever has blocked the other is not found.
    Raises OrganisationRefused.
    """
    words = who.strip()
    email = words.lower() if "@" in words[1:] else ""
    person = _account_at(email) if email else people.find_person(words, actor)
    if person is not None and moderation.blocks_between(actor, person):
        person = None
    if person is None and not email:
        raise OrganisationRefused(
            _("Nobody here is called so. Write the address of their page, or their e-mail."), "who"
        )
    place = _known_place(organisation, person, email)
    if place is not None and place.state == MembershipState.CONFIRMED:
        raise OrganisationRefused(_("This person is a member already."), "member")
    if place is not None:
        raise OrganisationRefused(_("This person is invited already."), "invited")
    place = Membership.objects.create(
        organisation=organisation, person=person, email=email, role=role, invited_by=actor
    )
    if person is not None:
        _tell_invited(place)
    return place


@transaction.atomic
def claim(*, person: User) -> int:
    """Give a person the places that were offered to their e-mail address; return how many."""
    waiting = Membership.objects.filter(person=None, email__iexact=person.email)
    held = Membership.objects.filter(person=person).values("organisation")
    places = list(waiting.exclude(organisation__in=held).select_related("organisation"))
    for place in places:
        place.person = person
        place.save(update_fields=["person"])
        _tell_invited(place)
    return len(places)


@transaction.atomic
def answer(*, membership: Membership, accepted: bool) -> None:
    """Take a place that was offered, or refuse it; whoever offered it is told of a yes."""
    if membership.state != MembershipState.INVITED:
        raise OrganisationRefused(_("This invitation was answered already."), "answered")
    if not accepted:
        membership.delete()
        return
    membership.state = MembershipState.CONFIRMED
    membership.confirmed_at = timezone.now()
    membership.email = ""
    membership.save(update_fields=["state", "confirmed_at", "email"])
    organisation, person = membership.organisation, membership.person
    facts.record(actor=person, verb="organisations.joined", thing=organisation)
    for admin in selectors.people_in_charge(organisation):
        news.notify(
            person=admin,
            kind=notices.JOINED,
            actor=person,
            address=organisation.get_absolute_url(),
            words={"organisation": organisation},
        )


@transaction.atomic
def set_role(*, membership: Membership, role: str) -> None:
    """Put a member in charge, or no longer. Raises OrganisationRefused for the last in charge."""
    if role != Role.ADMIN:
        _keep_someone_in_charge(membership)
    membership.role = role
    membership.save(update_fields=["role"])


@transaction.atomic
def end(*, membership: Membership) -> None:
    """End a place or take an invitation back. Raises OrganisationRefused for the last in charge."""
    _keep_someone_in_charge(membership)
    membership.delete()


@transaction.atomic
def ask_adhesion(*, member: Organisation, network: Organisation, actor: User) -> Adhesion:
    """Ask that a structure belong to another; whoever is in charge of that one is told.

    Raises OrganisationRefused for itself, twice, and the other way round.
    """
    if member == network:
        raise OrganisationRefused(_("A structure does not adhere to itself."), "itself")
    if Adhesion.objects.filter(member=network, network=member).exists():
        raise OrganisationRefused(_("That structure adheres to this one already."), "reversed")
    asked, made = Adhesion.objects.get_or_create(
        member=member, network=network, defaults={"asked_by": actor}
    )
    if not made:
        raise OrganisationRefused(_("This adhesion was asked for already."), "asked")
    for admin in selectors.people_in_charge(network):
        news.notify(
            person=admin,
            kind=notices.ADHESION_ASKED,
            actor=actor,
            address=network.get_absolute_url(),
            words={"member": member, "network": network},
        )
    return asked


@transaction.atomic
def answer_adhesion(*, adhesion: Adhesion, accepted: bool) -> None:
    """Welcome a structure into a network, or not; a yes is told to whoever asked."""
    if adhesion.state != AdhesionState.ASKED:
        raise OrganisationRefused(_("This adhesion was answered already."), "answered")
    if not accepted:
        adhesion.delete()
        return
    adhesion.state = AdhesionState.ACCEPTED
    adhesion.accepted_at = timezone.now()
    adhesion.save(update_fields=["state", "accepted_at"])
    for admin in selectors.people_in_charge(adhesion.member):
        news.notify(
            person=admin,
            kind=notices.ADHESION_ACCEPTED,
            address=adhesion.network.get_absolute_url(),
            words={"member": adhesion.member, "network": adhesion.network},
        )


def end_adhesion(*, adhesion: Adhesion) -> None:
    """End an adhesion, or take the question back."""
    adhesion.delete()


@transaction.atomic
def withhold(*, organisation: Organisation, level: str) -> None:
    """Write what moderation withholds of a structure (a `Withheld` value), its logo with it.

    Its calls and its projects follow: nothing is shown that it carries.
    """
    organisation.withheld = level
    organisation.save(update_fields=["withheld", "updated_at"])
    if organisation.logo is not None:
        pictures.set_public(picture=organisation.logo, public=not organisation.is_withheld)


def keep_mark(*, organisation: Organisation, at: datetime | None, reason: str) -> None:
    """Keep what `regions.verification` says of a structure."""
    organisation.verified_at, organisation.verified_reason = at, reason
    organisation.save(update_fields=["verified_at", "verified_reason", "updated_at"])


def forget_unclaimed() -> int:
    """Delete the invitations to addresses that nobody claimed for 30 days; return how many."""
    before = timezone.now() - UNCLAIMED
    return Membership.objects.filter(person=None, invited_at__lt=before).delete()[0]


def propose_slug(name: str) -> str:
    """Return a free address made of a name: `la-ruche`, then `la-ruche-2`."""
    # Django's slugify would join « l’Ouest » in one word.
    base = slugify(re.sub("['’]", " ", name))[:50].strip("-")
    base = base if len(base) > 1 else "structure"
    pattern = rf"^{re.escape(base)}(-\d+)?$"
    taken = set(Organisation.objects.filter(slug__regex=pattern).values_list("slug", flat=True))
    taken |= set(FormerSlug.objects.filter(slug__regex=pattern).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(taken) + 3))
    return next(slug for slug in (base, *numbered) if slug not in taken)


def _write(
    organisation: Organisation, *, actor: User, words: Mapping[str, Any], logo: IO[bytes] | None
) -> None:
    for name in SHEET:
        if name in words and (name != "slug" or words["slug"]):
            value = words[name]
            setattr(organisation, name, compact(value) if name in {"siren", "rna"} else value)
    others = FormerSlug.objects.exclude(organisation=organisation.pk)
    if others.filter(slug=organisation.slug).exists():
        raise OrganisationRefused(
            _("This address still leads to another structure: choose another."), "slug"
        )
    former = organisation.logo
    if logo is not None:
        organisation.logo = pictures.keep(
            file=logo, owner=actor, alt=organisation.name, public=not organisation.is_withheld
        )
    organisation.full_clean()
    organisation.save()
    if logo is not None and former is not None:
        transaction.on_commit(lambda: pictures.discard(picture=former))


def _account_at(email: str) -> User | None:
    try:
        validate_email(email)
    except ValidationError as error:
        raise OrganisationRefused(_("This is not an e-mail address."), "email") from error
    return User.objects.filter(email=email, is_active=True).first()


def _known_place(organisation: Organisation, person: User | None, email: str) -> Membership | None:
    places = organisation.memberships.all()
    by_person = places.filter(person=person).first() if person is not None else None
    return by_person or (places.filter(email=email).first() if email else None)


def _tell_invited(place: Membership) -> None:
    if place.person is None:
        return
    news.notify(
        person=place.person,
        kind=notices.INVITED,
        actor=place.invited_by,
        address=place.organisation.get_absolute_url(),
        words={"organisation": place.organisation},
    )


def _keep_someone_in_charge(membership: Membership) -> None:
    if membership.role != Role.ADMIN or membership.state != MembershipState.CONFIRMED:
        return
    admins = Membership.objects.select_for_update().filter(
        organisation=membership.organisation, role=Role.ADMIN, state=MembershipState.CONFIRMED
    )
    if not any(place.pk != membership.pk for place in admins):
        raise OrganisationRefused(
            _("Put someone else in charge first: a structure needs one person at least."),
            "last-in-charge",
        )
