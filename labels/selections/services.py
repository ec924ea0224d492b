"""Write selections."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ecran.films.models import Film
from labels.identities import services as identities
from labels.identities.models import Label
from labels.selections.enums import Visibility
from labels.selections.errors import SelectionRefused
from labels.selections.models import Entry, Selection, new_link
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation.models import OPEN

# An evening of shorts is a dozen; beyond this it is a database, and its page a burden.
MOST_ENTRIES = 200


@transaction.atomic
def create(*, curator: User, title: str, label: Label | None = None, **fields: Any) -> Selection:
    """Create a selection; without a label, of the curator's own, made the first time."""
    label = label or identities.own_label(user=curator)
    selection = Selection(label=label, title=title.strip(), slug=_free_slug(title))
    return write(selection=selection, curator=curator, **fields)


@transaction.atomic
def write(*, selection: Selection, curator: User, **fields: Any) -> Selection:
    """Write title, intro or visibility. A selection that leaves the link gets a new address."""
    former = selection.visibility
    for name, value in fields.items():
        setattr(selection, name, value)
    if former == Visibility.UNLISTED != selection.visibility:
        selection.link = new_link()
    selection.full_clean()
    became_public = selection.visibility == Visibility.PUBLIC and selection.published_at is None
    if became_public:
        selection.published_at = timezone.now()
    selection.save()
    _follow_publication(selection.label)
    if became_public:
        facts.record(
            actor=curator,
            verb="selections.published",
            thing=selection,
            payload={"title": selection.title},
            about=[selection, selection.label, selection.label.region],
        )
    return selection


@transaction.atomic
def withhold(*, selection: Selection, level: str) -> None:
    """Write what moderation withholds of a selection (a `Withheld` value)."""
    selection.withheld = level
    selection.save(update_fields=["withheld", "updated_at"])
    _follow_publication(selection.label)


@transaction.atomic
def delete(*, selection: Selection, curator: User | None) -> None:
    """Remove a selection; the log keeps that it was."""
    facts.record(
        actor=curator,
        verb="selections.deleted",
        thing=selection,
        payload={"title": selection.title},
    )
    label = selection.label
    selection.delete()
    _follow_publication(label)


@transaction.atomic
def add(*, selection: Selection, film: Film, curator: User, reason: str = "") -> Entry:
    """Put a film at the end of a selection, with its reason.

    `film` is one that the curator may see. Adding it again keeps its place and writes the
    reason, when one is given. Raises SelectionRefused when the selection is full.
    """
    _lock(selection)
    entry = selection.entries.filter(film=film).first()
    if entry is None:
        if selection.entries.count() >= MOST_ENTRIES:
            raise SelectionRefused(_("A selection holds 200 films at most."), "full")
        last = selection.entries.aggregate(last=Max("order"))["last"]
        entry = Entry(selection=selection, film=film, added_by=curator, order=(last or 0) + 1)
        facts.record(actor=curator, verb="entries.added", thing=film, payload=_trace(selection))
        if selection.visibility == Visibility.PUBLIC:
            # Of the selection, not of the film: its name may not be for whoever is told.
            about = [selection, selection.label]
            facts.record(actor=curator, verb="selections.grew", thing=selection, about=about)
        _touch(selection)
    if reason:
        entry.reason = reason.strip()
    entry.full_clean()
    entry.save()
    return entry


@transaction.atomic
def remove(*, entry: Entry, curator: User) -> None:
    """Take a film out of a selection; that it was there stays in the log."""
    facts.record(
        actor=curator, verb="entries.removed", thing=entry.film, payload=_trace(entry.selection)
    )
    selection = entry.selection
    _lock(selection)
    entry.delete()
    _touch(selection)


@transaction.atomic
def reorder(*, selection: Selection, entries: Sequence[int], revision: int) -> None:
    """Put the entries (all of them, by id) in the given order, seen at `revision`.

    Raises SelectionRefused when the programme has changed since: nothing is moved then.
    """
    _lock(selection)
    known = {entry.pk: entry for entry in selection.entries.all()}
    if selection.revision != revision or sorted(known) != sorted(entries):
        raise SelectionRefused(
            _("This selection has changed meanwhile: here it is as it stands now."), "changed"
        )
    for place, pk in enumerate(entries, start=1):
        known[pk].order = place
    Entry.objects.bulk_update(known.values(), ["order"])
    _touch(selection)


@transaction.atomic
def move(*, entry: Entry, steps: int) -> None:
    """Move one film up (negative) or down among the others, as far as the list goes."""
    selection = entry.selection
    _lock(selection)
    order = list(selection.entries.values_list("pk", flat=True))
    place = order.index(entry.pk)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    reorder(selection=selection, entries=order, revision=selection.revision)


def _lock(selection: Selection) -> None:
    # Two curators who write at once write one after the other, each on what the first has left.
    selection.revision = Selection.objects.select_for_update().get(pk=selection.pk).revision


def _touch(selection: Selection) -> None:
    selection.revision += 1
    selection.save(update_fields=["revision", "updated_at"])


def _trace(selection: Selection) -> dict[str, Any]:
    return {"selection": selection.pk, "title": selection.title, "label": selection.label.name}


def _follow_publication(label: Label) -> None:
    label.has_published = Selection.objects.filter(
        OPEN, label=label, visibility=Visibility.PUBLIC
    ).exists()
    label.save(update_fields=["has_published"])


def _free_slug(title: str) -> str:
    base = slugify(title)[:80].strip("-") or "selection"
    used = set(Selection.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)
