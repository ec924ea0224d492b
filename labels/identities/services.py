"""Write labels."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from labels.identities import notices
from labels.identities.enums import CuratorRole
from labels.identities.errors import LabelRefused
from labels.identities.models import Curator, Label
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.notify.services import notify
from labfilms.pictures import services as pictures
from network.people import selectors as people


@transaction.atomic
def own_label(*, user: User) -> Label:
    """Return the label a person signs with, making one of their name and region the first time."""
    known = Label.objects.of(user).order_by("created_at", "pk").first()
    if known is not None:
        return known
    profile = people.profile_of(user)
    return create(owner=user, name=str(user), region=profile.region if profile else None)


@transaction.atomic
def create(*, owner: User, name: str, **fields: Any) -> Label:
    """Create a label and put its owner in charge of it."""
    label = Label(name=name[:80], slug=_free_slug(name), **fields)
    label.full_clean()
    label.save()
    Curator.objects.create(label=label, user=owner, role=CuratorRole.OWNER)
    return label


@transaction.atomic
def invite(*, label: Label, person: User, role: str, by: User) -> Curator:
    """Ask a person to sign for a label; they are told, and sign once they accept.

    Raises LabelRefused when they sign for it already, or are invited.
    """
    if label.curators.filter(user=person).exists():
        raise LabelRefused(_("This person signs for the label already, or is invited."), "known")
    place = Curator.objects.create(label=label, user=person, role=role, accepted_at=None)
    address = reverse("labels:invitation", args=(label.slug,))
    notify(person=person, kind=notices.INVITED, actor=by, words={"label": label}, address=address)
    return place


@transaction.atomic
def answer(*, place: Curator, accepted: bool) -> None:
    """Keep the answer of a person who was invited; whoever is in charge is told."""
    label, person = place.label, place.user
    if accepted:
        place.accepted_at = timezone.now()
        place.save(update_fields=["accepted_at"])
        facts.record(actor=person, verb="labels.joined", thing=label)
    else:
        place.delete()
    kind = notices.JOINED if accepted else notices.DECLINED
    address = reverse("labels:team", args=(label.slug,))
    for owner in label.curators.signing().filter(role=CuratorRole.OWNER).select_related("user"):
        notify(person=owner.user, kind=kind, actor=person, words={"label": label}, address=address)


@transaction.atomic
def set_role(*, place: Curator, role: str) -> None:
    """Change what a person does for a label. Raises LabelRefused for the last one in charge."""
    if role != CuratorRole.OWNER:
        _keep_someone_in_charge(place)
    place.role = role
    place.save(update_fields=["role"])


@transaction.atomic
def remove(*, place: Curator, by: User) -> None:
    """Take a person off a label: they leave, or are taken off. What they signed stays signed.

    Raises LabelRefused for the last one in charge.
    """
    _keep_someone_in_charge(place)
    facts.record(actor=by, verb="labels.left", thing=place.label, payload={"name": str(place.user)})
    place.delete()


def _keep_someone_in_charge(place: Curator) -> None:
    others = Curator.objects.signing().filter(label=place.label, role=CuratorRole.OWNER)
    if place.accepted_at and not others.exclude(pk=place.pk).exists():
        raise LabelRefused(_("A label keeps one person in charge: name another first."), "last")


def withhold(*, label: Label, level: str) -> None:
    """Write what moderation withholds of a label (a `Withheld` value): its selections follow."""
    label.withheld = level
    label.save(update_fields=["withheld"])
    if label.is_withheld and label.logo is not None:
        pictures.set_public(picture=label.logo, public=False)


def keep_mark(*, label: Label, at: datetime | None, reason: str) -> None:
    """Keep what `regions.verification` says of a label: a verified one's selections are laurels."""
    label.verified_at, label.verified_reason = at, reason
    label.save(update_fields=["verified_at", "verified_reason"])


def _free_slug(name: str) -> str:
    base = slugify(name)[:50].strip("-") or "label"
    # Words of our own addresses.
    used = {"nouveau", "equipe"} | set(
        Label.objects.filter(slug__startswith=base).values_list("slug", flat=True)
    )
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)
