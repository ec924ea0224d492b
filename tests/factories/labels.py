"""Labels and selections, as tests need them."""

from itertools import count

from django.utils import timezone

from labels.identities import services as identities
from labels.selections import services
from labels.selections.enums import Visibility
from tests.factories.accounts import make_user

_numbers = count(1)


def make_label(owner=None, *, verified=False, **fields):
    fields.setdefault("name", f"Label {next(_numbers)}")
    if verified:
        fields |= {"verified_at": timezone.now(), "verified_reason": "Festival depuis 1998"}
    return identities.create(owner=owner or make_user(), **fields)


def make_selection(label=None, films=(), *, visibility=Visibility.PUBLIC, title="", reason="Vu."):
    label = label or make_label()
    curator = label.curators.get().user
    selection = services.create(
        curator=curator,
        label=label,
        title=title or f"Sélection {next(_numbers)}",
        visibility=visibility,
    )
    for film in films:
        services.add(selection=selection, film=film, curator=curator, reason=reason)
    return selection
