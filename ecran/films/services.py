"""Write films."""

import contextlib
import secrets
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from ecran.films import selectors
from ecran.films.enums import SHARED, Visibility
from ecran.films.errors import FilmRefused
from ecran.films.models import Film, new_link
from ecran.films.signals import film_released, film_withdrawn
from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.pictures import services as pictures
from labfilms.pictures.errors import PictureRefused
from streaming.delivery import services as delivery
from streaming.intake import services as intake
from streaming.intake.models import Asset
from streaming.packages import selectors as packages

# The words of a sheet: what a draft saves by itself, whatever stands in the other fields.
SHEET = (
    "title",
    "original_title",
    "synopsis",
    "director_note",
    "year",
    "region",
    "country",
    "language",
    "genre",
    "format",
    "production",
    "school",
    "festival_life",
    "rights_declared",
    "file_offered",
)


@transaction.atomic
def save_draft(*, film: Film | None, owner: User, words: Mapping[str, Any]) -> Film:
    """Write some words of a sheet (names of SHEET), creating the draft when there is none yet.

    Visibility is never changed here: nothing becomes public by being saved. A file that is offered
    no longer is out of reach at once.
    """
    film = film or Film(owner=owner, slug=f"film-{secrets.token_hex(6)}")
    was_offered = film.file_offered
    for name in SHEET:
        if name in words:
            setattr(film, name, words[name])
    if film.released_at is None and film.title:
        film.slug = _free_slug(film)
    film.save()
    if was_offered and not film.file_offered and film.asset is not None:
        # The addresses that were given would open the file for hours.
        delivery.revoke(asset=film.asset)
    return film


@transaction.atomic
def attach(*, film: Film, asset_id: UUID) -> None:
    """Give a film the source that its owner is uploading; a former one is discarded.

    Raises FilmRefused when the source is not the owner's, or is another film's.
    """
    asset = Asset.objects.visible_to(film.owner).filter(pk=asset_id).first()
    if asset is None or Film.objects.filter(asset=asset).exclude(pk=film.pk).exists():
        raise FilmRefused(_("This file is not yours, or is another film’s already."), "foreign")
    if film.asset_id == asset.pk:
        return
    former, film.asset = film.asset, asset
    film.playable = False
    film.save(update_fields=["asset", "playable", "updated_at"])
    if former is not None:
        intake.discard(asset=former)
    refresh(film=film)


@transaction.atomic
def set_visibility(*, film: Film, visibility: str) -> None:
    """Say who a film is for; a film that leaves the public is closed at once.

    Raises FilmRefused when the film is to be shared without title, file or declared rights.
    A public film with nothing to play yet is released when its first pictures are ready.
    """
    if visibility in SHARED:
        _check_shareable(film)
    was_released, former = film.is_released, film.visibility
    film.visibility = visibility
    if former == Visibility.UNLISTED != visibility:
        # The old address must not open the film again should it become unlisted later.
        film.link = new_link()
    film.save(update_fields=["visibility", "link", "updated_at"])
    if former in SHARED and film.asset is not None and former != visibility:
        delivery.withdraw(asset=film.asset)
    _follow_release(film, was_released=was_released)


@transaction.atomic
def refresh(*, film: Film) -> None:
    """Read from streaming what a film has to play: readiness, length, shape and poster."""
    asset = film.asset
    was_released = film.is_released
    film.playable = asset is not None and packages.current(asset) is not None
    if asset is not None:
        film.duration = asset.duration
        film.ratio = asset.width / asset.height if asset.width and asset.height else None
        _draw_poster(film, asset)
    film.save(update_fields=["playable", "duration", "ratio", "poster", "updated_at"])
    _follow_release(film, was_released=was_released)


@transaction.atomic
def withhold(*, film: Film, level: str) -> None:
    """Write what moderation withholds (a `Withheld` value); a film that it shuts is closed at once.

    Grants die, the package's folder is renamed and the poster is no longer public.
    """
    was_released = film.is_released
    film.withheld = level
    film.save(update_fields=["withheld", "updated_at"])
    if film.is_withheld and film.asset is not None:
        delivery.withdraw(asset=film.asset)
    _follow_release(film, was_released=was_released)


@transaction.atomic
def set_prices(
    *, film: Film, sold: bool, rental: int | None = None, purchase: int | None = None
) -> None:
    """Say whether a film plays for those with an access alone, and its lowest prices, in cents.

    One that goes on sale is closed at once to those who were watching it free.
    """
    if (film.sold, film.rental_cents, film.purchase_cents) == (sold, rental, purchase):
        return
    closes = sold and not film.sold
    film.sold, film.rental_cents, film.purchase_cents = sold, rental, purchase
    film.save(update_fields=["sold", "rental_cents", "purchase_cents", "updated_at"])
    if closes and film.asset is not None:
        delivery.withdraw(asset=film.asset)


@transaction.atomic
def delete(*, film: Film) -> None:
    """Remove a film, its file and its poster for good."""
    if film.is_released:
        film_withdrawn.send(Film, film=film)
    asset, poster = film.asset, film.poster
    facts.record(actor=film.owner, verb="films.deleted", thing=film)
    film.delete()
    if asset is not None:
        intake.discard(asset=asset)
    if poster is not None:
        pictures.discard(picture=poster)


def _check_shareable(film: Film) -> None:
    if not film.title:
        raise FilmRefused(_("A film needs a title before anyone else sees it."), "title")
    if film.asset is None:
        raise FilmRefused(_("Choose the film’s file first."), "file")
    if not film.rights_declared:
        raise FilmRefused(_("Say first that you hold the rights."), "rights")


def _follow_release(film: Film, *, was_released: bool) -> None:
    if film.poster is not None:
        pictures.set_public(picture=film.poster, public=film.is_released)
    if film.is_released == was_released:
        return
    if not film.is_released:
        # What moderation shuts was not done by its owner.
        actor = None if film.is_withheld else film.owner
        facts.record(actor=actor, verb="films.withdrawn", thing=film)
        film_withdrawn.send(Film, film=film)
        return
    about: list[Model] = []
    if film.released_at is None:
        film.released_at = timezone.now()
        film.save(update_fields=["released_at"])
        # Followers are told once: nobody climbs back to the top by closing and opening a film.
        about = selectors.concerned(film)
    facts.record(
        actor=film.owner,
        verb="films.released",
        thing=film,
        payload={"title": film.title},
        about=about,
    )
    film_released.send(Film, film=film)


def _draw_poster(film: Film, asset: Asset) -> None:
    frame = packages.poster(asset)
    if frame is None or film.poster is not None:
        return
    # A film smaller than the smallest picture plays all the same, without a poster.
    with frame.open("rb") as file, contextlib.suppress(PictureRefused):
        film.poster = pictures.keep(
            file=file, owner=film.owner, alt=film.title, public=film.is_released
        )


def _free_slug(film: Film) -> str:
    base = slugify(film.title)[:80].strip("-") or "film"
    taken = Film.objects.exclude(pk=film.pk).filter(slug__startswith=base)
    used = set(taken.values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)
