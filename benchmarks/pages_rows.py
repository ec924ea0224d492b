"""What the benchmark of pages stands on: a site of 20,000 films, always the same.

The films and the people are those of the search's benchmark (`search_rows.py`); here come their
pictures, packages, credits and selections, as rows without files.
"""

import random
import uuid
from datetime import timedelta
from typing import Final

from django.core.management import call_command
from django.db import transaction

from benchmarks import search_rows
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Credit, Film
from labels.identities.enums import LabelKind
from labels.identities.models import Curator, Label
from labels.selections.models import Entry, Selection
from labfilms.accounts.models import User
from labfilms.core.sqlite import statistics
from labfilms.pictures.models import Picture
from network.people.models import Profile, Trade
from regions.hubs import services as hubs
from regions.territory.models import Region
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package

FILMS: Final = 20_000
PEOPLE: Final = 20_000
SELECTIONS: Final = 5_000
CREDITS: Final = 50_000
LABELS: Final = 200
# Films of a selection, and of the one that is measured (F60).
PROGRAMME: Final = 12
LONG_PROGRAMME: Final = 60
LONG: Final = "la-longue-nuit"
BATCH: Final = 2_000
SEED: Final = 1909


def fill() -> None:
    """Fill an empty database once; a later run finds it filled."""
    search_rows.fill(FILMS, PEOPLE)
    call_command("createcachetable")
    if not Credit.objects.exists():
        _fill()
    # As the sweeper does when a site starts.
    statistics.refresh()


def _fill() -> None:
    print("pictures, packages, credits, selections …", flush=True)
    rng = random.Random(SEED)  # noqa: S311 - the same site at each run
    with transaction.atomic():
        _pictures_and_packages(rng)
        _credits(rng)
        _selections(rng, _labels(rng))
        for region in Region.objects.all():
            hubs.open_hub(region=region, intro="<p>Ce qui se tourne ici, et qui le tourne.</p>")


def _uuid(rng: random.Random) -> uuid.UUID:
    return uuid.UUID(int=rng.getrandbits(128), version=4)


def _pictures_and_packages(rng: random.Random) -> None:
    films = list(Film.objects.order_by("pk"))
    for film in films:
        film.poster = Picture(id=_uuid(rng), public=True, width=1280, height=720)
        film.asset = Asset(
            id=_uuid(rng),
            owner_id=film.owner_id,
            state=AssetState.READY,
            filename="film.mov",
            size=400_000_000,
            duration=500,
            width=1920,
            height=1080,
        )
        film.owner_id = film.pk
        film.ratio = 16 / 9
    Picture.objects.bulk_create([film.poster for film in films if film.poster], BATCH)
    Asset.objects.bulk_create([film.asset for film in films if film.asset], BATCH)
    Film.objects.bulk_update(films, ["poster", "asset", "owner", "ratio"], 500)
    Package.objects.bulk_create(
        [
            Package(asset=film.asset, state=PackageState.PUBLISHED, duration=500, has_stills=True)
            for film in films
            if film.asset
        ],
        BATCH,
    )
    people = list(Profile.objects.order_by("pk")[: PEOPLE // 2])
    for one in people:
        one.photo = Picture(id=_uuid(rng), public=True, width=800, height=800)
    Picture.objects.bulk_create([one.photo for one in people if one.photo], BATCH)
    Profile.objects.bulk_update(people, ["photo"], 500)


def _credits(rng: random.Random) -> None:
    """Credit each film's director, then others until there are enough."""
    names = dict(User.objects.values_list("pk", "name"))
    codes = dict(Trade.objects.values_list("code", "pk"))
    usual = [codes[code] for code in search_rows.USUAL_TRADES]
    rows = [_credit(film, film, codes["director"], names[film], 0) for film in range(1, FILMS + 1)]
    for number in range(CREDITS - FILMS):
        person = rng.randint(1, PEOPLE)
        rows.append(
            _credit(rng.randint(1, FILMS), person, rng.choice(usual), names[person], number % 9 + 1)
        )
    Credit.objects.bulk_create(rows, BATCH)


def _credit(film: int, person: int, trade: int, name: str, order: int) -> Credit:
    return Credit(
        film_id=film,
        person_id=person,
        trade_id=trade,
        name=name[:80],
        order=order,
        state=CreditState.CONFIRMED,
    )


def _labels(rng: random.Random) -> list[Label]:
    """Make labels, each region's own first; a third of them is verified."""
    regions = list(Region.objects.order_by("pk"))
    labels = [
        Label(
            slug=f"label-{number}",
            name=f"Label {number}",
            kind=LabelKind.REGION if number < len(regions) else LabelKind.INSTITUTION,
            region=regions[number] if number < len(regions) else rng.choice(regions),
            verified_at=search_rows.FIRST_DAY if number % 3 == 0 else None,
            verified_reason="Festival depuis 1998" if number % 3 == 0 else "",
            has_published=True,
        )
        for number in range(LABELS)
    ]
    made = Label.objects.bulk_create(labels)
    Curator.objects.bulk_create(
        Curator(label=label, user_id=number, accepted_at=search_rows.FIRST_DAY)
        for number, label in enumerate(made, start=1)
    )
    return made


def _selections(rng: random.Random, labels: list[Label]) -> None:
    text = search_rows.words(rng)
    made = Selection.objects.bulk_create(
        (
            Selection(
                label=labels[number % LABELS],
                slug=LONG if number == SELECTIONS - 1 else f"selection-{number}",
                link=f"selection-{number}",
                title=text(3).capitalize(),
                intro=text(30).capitalize(),
                visibility=Visibility.PUBLIC,
                published_at=search_rows.FIRST_DAY + timedelta(hours=18 * number),
            )
            for number in range(SELECTIONS)
        ),
        BATCH,
    )
    Entry.objects.bulk_create(
        (
            Entry(
                selection=selection,
                film_id=film,
                order=order,
                reason=text(12).capitalize(),
                added_by_id=number % LABELS + 1,
            )
            for number, selection in enumerate(made)
            for order, film in enumerate(
                rng.sample(
                    range(1, FILMS + 1), LONG_PROGRAMME if selection.slug == LONG else PROGRAMME
                )
            )
        ),
        BATCH,
    )
