"""Write selections."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import CreditState
from ecran.films.models import Film
from labels.identities import services as identities
from labels.identities.models import Curator, Label
from labels.selections import notices
from labels.selections.enums import Visibility
from labels.selections.errors import SelectionRefused
from labels.selections.models import Entry, Selection, Version, new_link
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation.models import OPEN
from labfilms.notify.services import notify

# An evening of shorts is a dozen; beyond this it is a database, and its page a burden.
MOST_ENTRIES = 200
# What one curator does within this time is one version: a sitting, not a keystroke.
SITTING = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of a sheet: as its writer found it, and as they leave it."""

    found: str
    left: str


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
    _keep_version(selection, curator)
    _follow_publication(selection.label)
    if became_public:
        facts.record(
            actor=curator,
            verb="selections.published",
            thing=selection,
            payload={"title": selection.title},
            about=[selection, selection.label, selection.label.region],
        )
        for entry in selection.entries.select_related("film__owner"):
            _tell_selected(selection, entry.film, curator)
    return selection


@transaction.atomic
def edit(
    *,
    selection: Selection,
    curator: User,
    texts: Mapping[str, Text],
    reasons: Mapping[int, Text],
    visibility: str,
) -> dict[str, str]:
    """Write a whole sheet: `texts` by field (title, intro), `reasons` by entry.

    What somebody else has written since is kept where this curator has changed nothing. Where both
    have changed the same text, nothing at all is written, and the others' texts are returned by
    name (`title`, `intro`, `reason_<entry>`): the curator sees both and decides.
    """
    _lock(selection)
    stands = Selection.objects.get(pk=selection.pk)
    entries = {entry.pk: entry for entry in stands.entries.all()}
    now = {name: str(getattr(stands, name)) for name in texts}
    now |= {f"reason_{pk}": entry.reason for pk, entry in entries.items()}
    written = {**texts, **{f"reason_{pk}": text for pk, text in reasons.items() if pk in entries}}
    conflicts = {
        name: now[name]
        for name, text in written.items()
        if _plain(text.left) != _plain(text.found) != _plain(now[name]) != _plain(text.left)
    }
    if conflicts:
        return conflicts
    mine = {
        name: _plain(text.left)
        for name, text in written.items()
        if _plain(text.left) != _plain(text.found)
    }
    for pk, entry in entries.items():
        if f"reason_{pk}" in mine:
            entry.reason = mine[f"reason_{pk}"]
            entry.full_clean()
            entry.save(update_fields=["reason"])
    fields = {name: text for name, text in mine.items() if name in texts}
    write(selection=stands, curator=curator, visibility=visibility, **fields)
    return {}


def _plain(text: str) -> str:
    # A browser sends line ends its own way.
    return text.replace("\r\n", "\n").strip()


@transaction.atomic
def clone(*, selection: Selection, curator: User) -> Selection:
    """Begin a selection from another's order, with its credit: the films that all may see.

    The reasons are not copied: they are their author's words. The new one is private.
    """
    made = create(curator=curator, title=selection.title)
    made.cloned_from = selection
    made.cloned_words = f"{selection.title} — {selection.label.name}"[:220]
    made.save(update_fields=["cloned_from", "cloned_words"])
    films = Film.objects.released().filter(entries__selection=selection)
    Entry.objects.bulk_create(
        Entry(selection=made, film=film, added_by=curator, order=place)
        for place, film in enumerate(films.order_by("entries__order", "entries__pk"), start=1)
    )
    _keep_version(made, curator)
    facts.record(actor=curator, verb="selections.cloned", thing=selection, payload=_trace(made))
    return made


@transaction.atomic
def restore(*, version: Version, curator: User) -> None:
    """Put a selection's words and programme back as they stood; films that are gone stay gone.

    What stood until now is a version too: restoring loses nothing.
    """
    selection = Selection.objects.select_related("label").get(pk=version.selection_id)
    _lock(selection)
    selection.versions.update(closed=True)
    words = version.words
    former = {line["film"]: line["reason"] for line in words["entries"]}
    there = {entry.film_id: entry for entry in selection.entries.all()}
    known = Film.objects.in_bulk(list(former))
    selection.entries.exclude(film__in=former).delete()
    for place, (film, reason) in enumerate(former.items(), start=1):
        if film not in known:
            continue
        entry = there.get(film) or Entry(selection=selection, film_id=film, added_by=curator)
        entry.order, entry.reason = place, reason
        entry.save()
    _touch(selection, curator)
    write(selection=selection, curator=curator, title=words["title"], intro=words["intro"])


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
    if reason:
        entry.reason = reason.strip()
    entry.full_clean()
    entry.save()
    _touch(selection, curator)
    if selection.visibility == Visibility.PUBLIC:
        _tell_selected(selection, film, curator)
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
    _touch(selection, curator)


@transaction.atomic
def reorder(*, selection: Selection, curator: User, entries: Sequence[int], revision: int) -> None:
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
    _touch(selection, curator)


@transaction.atomic
def move(*, entry: Entry, curator: User, steps: int) -> None:
    """Move one film up (negative) or down among the others, as far as the list goes."""
    selection = entry.selection
    _lock(selection)
    order = list(selection.entries.values_list("pk", flat=True))
    place = order.index(entry.pk)
    order.insert(max(0, min(len(order) - 1, place + steps)), order.pop(place))
    reorder(selection=selection, curator=curator, entries=order, revision=selection.revision)


def _tell_selected(selection: Selection, film: Film, curator: User) -> None:
    if not film.is_released:
        return
    confirmed = film.credits.filter(state=CreditState.CONFIRMED).exclude(person=None)
    people = {film.owner, *(credit.person for credit in confirmed.select_related("person"))}
    for person in people:
        if person is not None:
            notify(
                person=person,
                kind=notices.SELECTED,
                actor=curator,
                words={"label": selection.label, "film": film, "selection": selection},
                address=film.get_absolute_url(),
                key=f"selected:{selection.pk}:{film.pk}",
            )


@transaction.atomic
def tell_unavailable(*, film: Film) -> None:
    """Tell the curators of the selections that hold a film that its line is grey from now on."""
    for selection in Selection.objects.filter(entries__film=film).select_related("label"):
        signing = Curator.objects.signing().filter(label=selection.label)
        for place in signing.select_related("user"):
            notify(
                person=place.user,
                kind=notices.UNAVAILABLE,
                words={"film": film, "selection": selection},
                address=reverse("selections:edit", args=(selection.pk,)),
            )


def _lock(selection: Selection) -> None:
    # Two curators who write at once write one after the other, each on what the first has left.
    selection.revision = Selection.objects.select_for_update().get(pk=selection.pk).revision


def _touch(selection: Selection, curator: User) -> None:
    selection.revision += 1
    selection.save(update_fields=["revision", "updated_at"])
    _keep_version(selection, curator)


def _keep_version(selection: Selection, curator: User) -> None:
    now = timezone.now()
    entries = selection.entries.order_by("order", "pk").values("film", "reason")
    words = {"title": selection.title, "intro": selection.intro, "entries": list(entries)}
    last = selection.versions.first()
    if last is None or last.closed or last.by_id != curator.pk or now - last.at > SITTING:
        last = Version(selection=selection, by=curator)
    last.at, last.words = now, words
    last.save()


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
