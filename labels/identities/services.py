"""Write labels."""

from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify

from labels.identities.enums import CuratorRole
from labels.identities.models import Curator, Label
from labfilms.accounts.models import User
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
    used = set(Label.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)
