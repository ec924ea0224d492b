"""Who chooses what in the demo: labels, selections that open as their films come, fronts, news."""

from datetime import timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ecran.feedback import services as feedback
from ecran.feedback.models import Regard
from ecran.films.models import Film
from labels.identities import services as identities
from labels.identities.enums import CuratorRole
from labels.identities.models import Label
from labels.placements import services as placements
from labels.placements.models import Placement
from labels.selections import services as selections
from labels.selections.enums import Visibility
from labels.selections.models import Selection
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation import services as moderation
from labfilms.moderation.models import Notice
from labfilms.notify import services as notify
from labfilms.notify.models import Notification
from labfilms.operations.demo import words
from labfilms.operations.demo.accounts import Say, reads_mail, user
from network.people.models import Profile, Trade
from regions.territory.models import Region
from regions.verification import services as verification

# A selection opens with two films; a programme of one is a recommendation.
LEAST = 2
# What a bell still has to tell when somebody first signs in.
UNREAD = 3


# --- labels -----------------------------------------------------------------------------------


def seed_labels() -> None:
    """Make the labels, with their curators and their marks."""
    for label in words.LABELS:
        seed_label(label)


@transaction.atomic
def seed_label(wanted: words.LabelWords) -> None:
    """Make a label; the site's team vouches for it, where the demo says why."""
    owner = user(wanted.owner)
    if Label.objects.of(owner).filter(name=wanted.name).exists():
        return
    team = user(words.TEAM_EMAIL)
    label = identities.create(
        owner=owner,
        name=wanted.name,
        kind=wanted.kind,
        statement=wanted.statement,
        region=Region.objects.get(slug=wanted.region) if wanted.region else None,
    )
    if wanted.verified_reason and owner == team:
        # Nobody vouches for what is their own: the house's label is the house's word.
        identities.keep_mark(label=label, at=timezone.now(), reason=wanted.verified_reason)
    elif wanted.verified_reason:
        verification.verify(thing=label, by=team, reason=wanted.verified_reason)
    for email in wanted.curators:
        place = identities.invite(
            label=label, person=user(email), role=CuratorRole.EDITOR, by=owner
        )
        identities.answer(place=place, accepted=True)


def seed_follows() -> None:
    """Let people follow regions, labels and each other."""
    for email, followed in words.FOLLOWS.items():
        for name in followed:
            facts.follow(person=user(email), thing=_thing(name))


def _thing(name: str) -> Model:
    if "@" in name:
        return Profile.objects.get(user__email=name)
    region = Region.objects.filter(slug=name).first()
    return region or _label(name)


def _label(name: str) -> Label:
    wanted = next(label for label in words.LABELS if label.name == name)
    return Label.objects.of(user(wanted.owner)).get(name=name)


# --- selections, fronts, reports --------------------------------------------------------------


def seed_choices(*, say: Say) -> None:
    """Make what can be made with the films that are there by now; a further call makes more."""
    for selection in words.SELECTIONS:
        if seed_selection(selection):
            say(f"« {selection.title} » ({selection.label}) is open.")
    for placement in words.PLACEMENTS:
        seed_placement(placement)
    for regard in words.REGARDS:
        seed_regard(regard)
    for report in words.REPORTS:
        seed_report(report)


@transaction.atomic
def seed_selection(wanted: words.SelectionWords) -> bool:
    """Bring a selection as far as its films are there; return whether it was opened now."""
    films = {title: film for title, _ in wanted.entries if (film := _released(title))}
    row = _selection(wanted.title, wanted.label)
    if row is None:
        if len(films) < min(LEAST, len(wanted.entries)) or not _base_is_whole(wanted):
            return False
        row = _begin(wanted)
    added = _add_missing(row, wanted, films)
    if added and row.entries.count() == len(films):
        _put_in_order(row, wanted, films)
    if row.published_at is None:
        selections.write(selection=row, curator=_curator(wanted), visibility=Visibility.PUBLIC)
        return True
    return False


def _released(title: str) -> Film | None:
    owner = next(film.owner for film in words.FILMS if film.title == title)
    return Film.objects.released().filter(owner__email=owner, title=title).first()


def _selection(title: str, label: str) -> Selection | None:
    return Selection.objects.filter(label=_label(label), title=title).first()


def _curator(wanted: words.SelectionWords) -> User:
    label = next(label for label in words.LABELS if label.name == wanted.label)
    return user(wanted.curator or label.owner)


def _base_is_whole(wanted: words.SelectionWords) -> bool:
    if not wanted.cloned_from:
        return True
    base = next(one for one in words.SELECTIONS if one.title == wanted.cloned_from)
    return all(_released(title) for title, _ in base.entries) and bool(
        _selection(base.title, base.label)
    )


def _begin(wanted: words.SelectionWords) -> Selection:
    curator = _curator(wanted)
    if not wanted.cloned_from:
        return selections.create(
            curator=curator, title=wanted.title, label=_label(wanted.label), intro=wanted.intro
        )
    base = next(one for one in words.SELECTIONS if one.title == wanted.cloned_from)
    original = Selection.objects.get(label=_label(base.label), title=base.title)
    row = selections.clone(selection=original, curator=curator)
    return selections.write(selection=row, curator=curator, title=wanted.title, intro=wanted.intro)


def _add_missing(row: Selection, wanted: words.SelectionWords, films: dict[str, Film]) -> bool:
    told = set(row.entries.exclude(reason="").values_list("film_id", flat=True))
    missing = [
        (film, reason)
        for title, reason in wanted.entries
        if (film := films.get(title)) and film.pk not in told
    ]
    for film, reason in missing:
        selections.add(selection=row, film=film, curator=_curator(wanted), reason=reason)
    return bool(missing)


def _put_in_order(row: Selection, wanted: words.SelectionWords, films: dict[str, Film]) -> None:
    places = {
        films[title].pk: place for place, (title, _) in enumerate(wanted.entries) if title in films
    }
    stands = list(row.entries.values_list("pk", "film_id"))
    order = [pk for pk, film in sorted(stands, key=lambda one: places.get(one[1], len(places)))]
    if order != [pk for pk, _ in stands]:
        selections.reorder(
            selection=row, curator=_curator(wanted), entries=order, revision=row.revision
        )


@transaction.atomic
def seed_placement(wanted: words.PlacementWords) -> None:
    """Put a selection in front, once it is open."""
    row = Selection.objects.published().filter(title=wanted.selection).first()
    region = Region.objects.get(slug=wanted.region) if wanted.region else None
    if row is None or Placement.objects.filter(selection=row, region=region).exists():
        return
    team = next((hub.team for hub in words.HUBS if hub.region == wanted.region), words.TEAM_EMAIL)
    now = timezone.now()
    placements.place(
        selection=row,
        region=region,
        by=user(team),
        reason=wanted.reason,
        starts_at=now + timedelta(days=wanted.since),
        ends_at=None if wanted.until is None else now + timedelta(days=wanted.until),
        priority=wanted.priority,
    )


@transaction.atomic
def seed_regard(wanted: words.RegardWords) -> None:
    """Let a professional say a word on a film, and its owner show it."""
    film, author = _released(wanted.film), user(wanted.author)
    if film is None or Regard.objects.filter(film=film, author=author).exists():
        return
    trade = Trade.objects.get(code=wanted.trade)
    regard = feedback.write(film=film, author=author, trade=trade, text=wanted.text)
    if wanted.shown:
        feedback.answer(regard=regard, shown=True)


@transaction.atomic
def seed_report(wanted: words.ReportWords) -> None:
    """Let somebody tell the team about a film: what waits there shows how it is answered."""
    film, reporter = _released(wanted.film), user(wanted.reporter)
    if film is None or Notice.objects.filter(reporter=reporter).exists():
        return
    moderation.report(
        thing=film,
        reporter=reporter,
        words=moderation.ReportWords(
            reason=wanted.reason,
            explanation=wanted.explanation,
            address=f"{settings.SITE_ADDRESS}{film.get_absolute_url()}",
            good_faith=True,
        ),
    )


def calm_the_bell() -> None:
    """Leave each person a few unread news, and give them their mail back.

    Those who have read some live their own life already: nothing of theirs is touched.
    """
    emails = [*(one.email for one in words.PEOPLE), words.TEAM_EMAIL]
    for person in User.objects.filter(email__in=emails):
        news = Notification.objects.visible_to(person)
        if not news.exclude(read_at=None).exists():
            older = news.order_by("-at", "-pk").values_list("pk", flat=True)[UNREAD:]
            notify.read(person=person, only=list(older))
            reads_mail(person)
