"""Write to the log of facts."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models

from labfilms.accounts.models import User
from labfilms.facts.models import Fact


def record(
    *, actor: User | None, verb: str, thing: models.Model, payload: dict[str, Any] | None = None
) -> Fact:
    """Append a fact, in the transaction of what it tells, so that neither stands alone."""
    return Fact.objects.create(
        actor=actor,
        verb=verb,
        thing_type=ContentType.objects.get_for_model(thing),
        thing_id=str(thing.pk),
        payload=payload or {},
    )


def erase(*, actor: User) -> int:
    """Empty the facts of a person who leaves: that it happened stays, who and what goes.

    Returns how many facts were emptied.
    """
    return Fact.objects.filter(actor=actor).update(actor=None, payload={})
