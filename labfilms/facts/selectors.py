"""Read the log of facts."""

from django.contrib.contenttypes.models import ContentType
from django.db import models

from labfilms.facts.models import Fact


def facts_of(thing: models.Model) -> models.QuerySet[Fact]:
    """Return what happened to one thing, newest first, with its actors fetched."""
    return Fact.objects.filter(
        thing_type=ContentType.objects.get_for_model(thing), thing_id=str(thing.pk)
    ).select_related("actor")
