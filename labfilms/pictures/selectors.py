"""Addresses of pictures."""

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.urls import reverse

from labfilms.core import grants
from labfilms.pictures.models import Picture, widths_kept
from labfilms.ui.memory import Keyed

PURPOSE = "picture"
# As long as a film's viewing (design.md, "Playing").
SECONDS = 12 * 3600


class Variant(NamedTuple):
    """The same picture in another format."""

    type: str
    srcset: str


@dataclass(frozen=True)
class Source(Keyed):
    """What a `<picture>` needs: addresses by width (WebP, and AVIF in `sources`), and its shape."""

    src: str
    srcset: str
    sources: tuple[Variant, ...]
    width: int
    height: int
    alt: str


class Plate(NamedTuple):
    """What is known of a picture once its row is read: enough to tell two of them apart."""

    pk: UUID
    key: str
    public: bool
    width: int
    height: int
    alt: str

    @property
    def widths(self) -> list[int]:
        return widths_kept(self.width)


def plate(picture: Picture | Plate | None) -> Plate | None:
    """Return what makes the addresses of a picture, or None."""
    return _plate(picture) if picture else None


def _plate(picture: Picture | Plate) -> Plate:
    if isinstance(picture, Plate):
        return picture
    return Plate(
        picture.pk, picture.key, picture.public, picture.width, picture.height, picture.alt
    )


def source(picture: Picture | Plate | None) -> Source | None:
    """Return the addresses of a picture for someone who may see what it shows, or None.

    Asking is granting: a picture that is not public gets addresses that end after 12 h.
    Whoever calls has asked the reading rule of what the picture shows.
    """
    if picture is None:
        return None
    kept = _plate(picture)
    return _public_source(kept) if kept.public else _source(kept)


def _source(picture: Plate) -> Source:
    webp = [(width, _address(picture, f"{width}.webp")) for width in picture.widths]
    avif = [(width, _address(picture, f"{width}.avif")) for width in picture.widths]
    return Source(
        src=webp[len(webp) // 2][1],
        srcset=_srcset(webp),
        sources=(Variant("image/avif", _srcset(avif)),),
        width=picture.width,
        height=picture.height,
        alt=picture.alt,
    )


# A public picture's addresses stay: a new key makes new ones.
_public_source = lru_cache(maxsize=8_000)(_source)


def _srcset(addresses: list[tuple[int, str]]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in addresses)


def _address(picture: Plate, name: str) -> str:
    if picture.public:
        return reverse("pictures:public", args=(picture.pk, picture.key, name))
    # Rounded to the hour, so that a page that is read twice shows the same addresses.
    token = grants.make(PURPOSE, f"{picture.pk.hex}~{picture.key}", seconds=SECONDS, round_to=3600)
    return reverse("pictures:granted", args=(token, name))
