"""Make the demo through the house's own services: what exists is left as it stands.

People, regions and sheets are there within seconds; then films are drawn one by one, those of the
national front first, and the selections open as their films can be seen.

Each step looks first for what it would make, by a name that does not change, so that a run that
was cut is continued and a second one changes nothing.
"""

import json
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import IO

from django.conf import settings
from django.core.files.images import ImageFile
from django.db import transaction
from wagtail.images.models import Image
from wagtail.models import Collection

from ecran.credits import services as credits_services
from ecran.films import services as films
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from labfilms.operations.demo import (
    brume,
    choosing,
    drift_one,
    drift_two,
    garonne,
    making,
    micheline,
    myrha,
    salt,
    selling,
    sluice,
    volcanoes,
    words,
)
from labfilms.operations.demo.accounts import Say, account, user
from labfilms.operations.demo.portraits import portrait
from labfilms.operations.demo.reel import poster, shoot
from labfilms.operations.demo.views import view
from labfilms.pictures import services as pictures
from network.people import services as people
from network.people.models import Profile, Trade
from regions.hubs import services as hubs
from regions.hubs.models import HubPage
from regions.territory.models import Region, RegionTeam, Town
from regions.verification import selectors as verified
from regions.verification import services as verification
from streaming.intake import services as intake
from streaming.intake.enums import AssetState, UploadState
from streaming.intake.models import Asset
from streaming.packages import selectors as packages
from streaming.transcode.runner import ffmpeg_path

REELS = MappingProxyType(
    {
        "brume": brume.REEL,
        "drift_one": drift_one.REEL,
        "drift_two": drift_two.REEL,
        "garonne": garonne.REEL,
        "micheline": micheline.REEL,
        "myrha": myrha.REEL,
        "salt": salt.REEL,
        "sluice": sluice.REEL,
        "volcanoes": volcanoes.REEL,
    }
)
# As a browser sends them.
CHUNK = 4 * 1024**2
LOOK_EVERY = 1.0
# A sealed upload that lost its task is found again within 40 s; a worker that is there begins
# within seconds. Nothing at all for this long (s): there is none.
PATIENCE = 180.0


class NotWhole(Exception):
    """The demo cannot be finished now; the sentence says why, and what to do."""


def seed(*, say: Say) -> None:
    """Make what is missing of the demo and wait until its films are ready. Raises NotWhole.

    Films are drawn below var/ and sent as a browser would send them; workers prepare one while
    the next is drawn. One run at a time: the caller holds the lock.
    """
    seed_team()
    for person in words.PEOPLE:
        seed_person(person)
    say(f"{len(words.PEOPLE)} people, and the team of the site.")
    seed_doors()
    for hub in words.HUBS:
        seed_hub(hub)
    for person in words.PEOPLE:
        vouch(person)
    say(f"{len(words.HUBS)} region hubs.")
    making.seed_organisations()
    choosing.seed_labels()
    for film in words.FILMS:
        sheet(film)
    making.seed_projects()
    making.seed_collections()
    selling.seed_shops()
    choosing.seed_follows()
    say(f"{len(words.LABELS)} labels, and the sheets of {len(words.FILMS)} films.")
    say(f"{len(words.ORGANISATIONS)} structures, {len(words.PROJECTS)} projects.")
    with _studio() as folder:
        for film in words.FILMS:
            seed_film(film, folder=folder, say=say)
            choosing.seed_choices(say=say)
    wait_for_films(say=say)
    choosing.seed_choices(say=say)
    selling.seed_sales()
    selling.seed_screeners()
    choosing.calm_the_bell()


@contextmanager
def _studio() -> Iterator[Path]:
    """Give a folder to draw in; what a killed run left there goes first."""
    folder = settings.VAR / "drawing"
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


# --- people -----------------------------------------------------------------------------------


def seed_person(person: words.PersonWords) -> None:
    """Make an account with its verified address, and a public profile with its portrait."""
    if Profile.objects.filter(user__email=person.email).exists():
        return
    number = words.PEOPLE.index(person)
    # Drawn before the database is locked: visitors write meanwhile.
    photo = portrait(person.palette, person.hair, width=person.width, seed=number + 3)
    with transaction.atomic():
        people.save_profile(
            user=account(person.email, person.name), words=_profile(person), photo=photo
        )


def _profile(person: words.PersonWords) -> people.ProfileWords:
    return people.ProfileWords(
        handle=person.handle,
        region=Region.objects.get(slug=person.region),
        # Where the towns are not installed, the region says it alone.
        town=Town.objects.filter(code=person.town).first(),
        public=True,
        bio=person.bio,
        grammar=person.grammar,
        situation=person.situation,
        wants_to_learn=person.learns,
        wants_to_pass_on=person.passes_on,
        skills=person.skills,
        trades=[Trade.objects.get(code=code) for code in person.trades],
    )


@transaction.atomic
def seed_team() -> None:
    """Make the account that opens the administration."""
    account(words.TEAM_EMAIL, words.TEAM_NAME, is_staff=True, is_superuser=True)


@transaction.atomic
def vouch(person: words.PersonWords) -> None:
    """Let the team of a person's region vouch for them, where the demo says why."""
    profile = Profile.objects.get(user=user(person.email))
    if not person.verified_reason or verified.history_of(profile).exists():
        return
    team = next((hub.team for hub in words.HUBS if hub.region == person.region), "")
    if team:
        verification.verify(thing=profile, by=user(team), reason=person.verified_reason)


# --- hubs -------------------------------------------------------------------------------------


@transaction.atomic
def seed_doors() -> None:
    """Let the page of all regions say what it is, in each language."""
    intros = {"fr": words.HUBS_INTRO, "en": words.HUBS_INTRO_EN}
    for page in hubs.open_index().get_translations(inclusive=True).select_related("locale"):
        if not page.intro:
            page.intro = intros[page.locale.language_code]
            page.save_revision().publish()


def seed_hub(hub: words.HubWords) -> None:
    """Open a region's page with its picture, and give it someone who looks after it.

    In French, then in English.
    """
    region = Region.objects.get(slug=hub.region)
    known = HubPage.objects.filter(region=region, locale__language_code="fr").first()
    picture = None if known and known.picture_id else view(hub.view)
    with transaction.atomic():
        page = hubs.open_hub(region=region, intro=hub.intro)
        if picture is not None:
            page.picture = _picture(hub, region, picture)
            page.picture_credit = hub.picture_credit
            page.body = _panels(hub.panels)
            page.save_revision().publish()
        english = words.HUBS_EN[hub.region]
        hubs.translate_hub(
            page=page,
            code="en",
            intro=english.intro,
            credit=english.picture_credit,
            body=_panels(english.panels),
        )
        RegionTeam.objects.get_or_create(
            region=region, user=user(hub.team), defaults={"role": hub.role}
        )


def _panels(panels: tuple[words.PanelWords, ...]) -> str:
    return json.dumps([_panel(panel) for panel in panels])


def _panel(panel: words.PanelWords) -> dict[str, object]:
    value: dict[str, object] = {"title": panel.title}
    if panel.text:
        value["text"] = panel.text
    if panel.partners:
        value["partners"] = [{"name": name} for name in panel.partners]
    return {"type": panel.kind, "value": value}


def _picture(hub: words.HubWords, region: Region, drawn: IO[bytes]) -> Image:
    collection = Collection.objects.get(name=f"Pôle {region.name}")
    file = ImageFile(drawn, name=f"{hub.region}.jpg")
    return Image.objects.create(title=hub.picture_title, file=file, collection=collection)


# --- films ------------------------------------------------------------------------------------


def seed_film(film: words.FilmWords, *, folder: Path, say: Say) -> None:
    """Write a film's sheet and credits, send its file unless it has one, and show it."""
    row = sheet(film)
    if not _has_file(row):
        path = _draw(film, folder, say)
        _send(row, path)
        path.unlink()
    if row.visibility == Visibility.DRAFT:
        films.set_visibility(film=row, visibility=Visibility.PUBLIC)


def sheet(film: words.FilmWords) -> Film:
    """Return a film, its sheet, poster and credits made the first time."""
    row = Film.objects.filter(owner__email=film.owner, title=film.title).first()
    if row is not None:
        return row
    # Chosen as its author would: the one that streaming draws may be a shut gate.
    drawn = poster(REELS[film.reel])
    with transaction.atomic():
        row = _write(film)
        row.poster = pictures.keep(file=drawn, owner=row.owner, alt=row.title)
        row.save(update_fields=["poster"])
        _credit(row, film)
    return row


def _write(film: words.FilmWords) -> Film:
    return films.save_draft(
        film=making.draft_of(film) if film.reel in words.MADE_HERE else None,
        owner=user(film.owner),
        words={
            "title": film.title,
            "synopsis": film.synopsis,
            "director_note": film.note,
            "year": film.year,
            "region": Region.objects.get(slug=film.region),
            "country": "France",
            "language": film.language,
            "genre": film.genre,
            "format": film.format,
            "production": film.production,
            "school": film.school,
            "festival_life": film.festival_life,
            "rights_declared": True,
        },
    )


def _credit(row: Film, film: words.FilmWords) -> None:
    lines = [
        credits_services.Line(
            trade=Trade.objects.get(code=credit.trade),
            name=credit.name,
            person=user(credit.email) if credit.email else None,
        )
        for credit in film.credits
    ]
    asked = {(one.trade, one.email) for one in film.credits if not one.confirmed}
    for credit in credits_services.write(film=row, lines=lines):
        if credit.person is None or credit.state != CreditState.PROPOSED:
            continue
        if (credit.trade.code, credit.person.email) not in asked:
            credits_services.answer(credit=credit, confirmed=True)


def _has_file(row: Film) -> bool:
    """Say whether a film's file is here, or needs to be drawn again: half sent, or refused."""
    if row.asset is None or row.asset.state in {AssetState.REFUSED, AssetState.FAILED}:
        return False
    return row.asset.upload.state == UploadState.COMPLETE


def _draw(film: words.FilmWords, folder: Path, say: Say) -> Path:
    reel = REELS[film.reel]
    path = folder / reel.filename
    start = time.monotonic()
    say(f"Drawing « {film.title} », {reel.count} frames …")
    shoot(reel, path, ffmpeg=ffmpeg_path(), tell=_every_quarter(say))
    size = path.stat().st_size / 1e6
    say(f"Drawn in {time.monotonic() - start:.0f} s, {size:.1f} MB; it is sent to be prepared.")
    return path


def _every_quarter(say: Say) -> Callable[[int], None]:
    def tell(percent: int) -> None:
        if percent in {20, 40, 60, 80}:
            say(f"  {percent} %")

    return tell


def _send(row: Film, path: Path) -> None:
    """Upload a file in chunks, as its owner's browser would; the film holds it from the start."""
    upload = intake.create_upload(owner=row.owner, filename=path.name, size=path.stat().st_size)
    films.attach(film=row, asset_id=upload.asset_id)
    with path.open("rb") as file:
        offset = 0
        for chunk in _chunks(file):
            offset = intake.receive(upload=upload, offset=offset, blocks=[chunk])
    row.refresh_from_db()


def _chunks(file: IO[bytes]) -> Iterator[bytes]:
    while chunk := file.read(CHUNK):
        yield chunk


# --- the wait ---------------------------------------------------------------------------------


def wait_for_films(*, say: Say) -> None:
    """Wait until the workers have prepared every film, and say how far they are.

    Raises NotWhole when one was refused, or when nothing has moved for PATIENCE seconds.
    """
    titles = {
        row.asset_id: row.title
        for row in Film.objects.filter(
            owner__email__in=[film.owner for film in words.FILMS],
            title__in=[film.title for film in words.FILMS],
        )
        if row.asset_id
    }
    seen: dict[str, str] = {}
    moved = time.monotonic()
    while True:
        assets = list(Asset.objects.filter(pk__in=titles).order_by("created_at"))
        now = {titles[asset.pk]: _standing(asset) for asset in assets}
        if now != seen:
            moved = time.monotonic()
            _tell_changes(seen, now, say)
            seen = now
            choosing.seed_choices(say=say)
        if all(asset.state == AssetState.READY for asset in assets):
            return
        if time.monotonic() - moved > PATIENCE:
            raise NotWhole(
                "The films wait for a worker, and none takes them: "
                "start the site (`make run`), and the demo goes on by itself."
            )
        time.sleep(LOOK_EVERY)


def _standing(asset: Asset) -> str:
    frame = packages.progress(asset)
    if asset.state in {AssetState.REFUSED, AssetState.FAILED}:
        raise NotWhole(f"{asset.filename}: {frame['message']['en']} The next run draws it again.")
    if asset.state == AssetState.READY:
        return "ready"
    if asset.state == AssetState.ENCODING:
        plays = ", it already plays" if frame["playable"] else ""
        return f"being prepared, {int(frame['percent']) // 20 * 20} %{plays}"
    return "waiting"


def _tell_changes(before: dict[str, str], now: dict[str, str], say: Say) -> None:
    for title, standing in now.items():
        if before.get(title) != standing:
            say(f"« {title} »: {standing}.")


def logins() -> str:
    """Return the demo's logins as lines of text."""
    shown = [person for person in words.PEOPLE if person.shows]
    wide = max((len(person.email) for person in shown), default=0)
    lines = [f"Demo logins, all with the password {words.PASSWORD}"]
    lines += [f"  {person.email:<{wide}}  {person.name}: {person.shows}" for person in shown]
    lines.append(f"  {words.TEAM_EMAIL:<{wide}}  the team: /administration/ and /redaction/")
    return "\n".join(lines)
