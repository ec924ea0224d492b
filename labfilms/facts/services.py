"""Write to the log of facts."""

from collections.abc import Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from labfilms.accounts.models import User
from labfilms.facts.models import Fact, FactAbout, Follow


@transaction.atomic
def record(
    *,
    actor: User | None,
    verb: str,
    thing: models.Model,
    payload: dict[str, Any] | None = None,
    about: Iterable[models.Model | None] = (),
) -> Fact:
    """Append a fact, in the transaction of what it tells, so that neither stands alone.

    `about` names whom and what it concerns (None is left out): their followers are told, as far as
    they may see the thing, when a room tells the verb (`registry.tell`).
    """
    fact = Fact.objects.create(
        actor=actor,
        verb=verb,
        thing_type=ContentType.objects.get_for_model(thing),
        thing_id=str(thing.pk),
        payload=payload or {},
    )
    concerned = {_key(one) for one in about if one is not None}
    FactAbout.objects.bulk_create(
        FactAbout(fact=fact, thing_type=thing_type, thing_id=thing_id)
        for thing_type, thing_id in concerned
    )
    return fact


def follow(*, person: User, thing: models.Model) -> None:
    """Let a person be told of a thing; a second call changes nothing."""
    thing_type, thing_id = _key(thing)
    Follow.objects.get_or_create(person=person, thing_type=thing_type, thing_id=thing_id)


def unfollow(*, person: User, thing: models.Model) -> None:
    """Tell a person of a thing no longer."""
    thing_type, thing_id = _key(thing)
    Follow.objects.filter(person=person, thing_type=thing_type, thing_id=thing_id).delete()


def _key(thing: models.Model) -> tuple[ContentType, str]:
    return ContentType.objects.get_for_model(thing), str(thing.pk)


def erase(*, actor: User) -> int:
    """Empty the facts of a person who leaves: that it happened stays, who and what goes.

    Returns how many facts were emptied.
    """
    return Fact.objects.filter(actor=actor).update(actor=None, payload={})
