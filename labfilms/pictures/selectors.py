"""Addresses of pictures."""

from dataclasses import dataclass

from django.urls import reverse

from labfilms.core import grants
from labfilms.pictures.models import Picture

PURPOSE = "picture"
# As long as a film's viewing (design.md, "Playing").
SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class Source:
    """What a `<picture>` needs: addresses by width (WebP, and AVIF in `sources`), and its shape."""

    src: str
    srcset: str
    sources: tuple[dict[str, str], ...]
    width: int
    height: int
    alt: str


def source(picture: Picture | None) -> Source | None:
    """Return the addresses of a picture for someone who may see what it shows, or None.

    Asking is granting: a picture that is not public gets addresses that end after 12 h.
    Whoever calls has asked the reading rule of what the picture shows.
    """
    if picture is None:
        return None
    webp = [(width, _address(picture, f"{width}.webp")) for width in picture.widths]
    avif = [(width, _address(picture, f"{width}.avif")) for width in picture.widths]
    return Source(
        src=webp[len(webp) // 2][1],
        srcset=_srcset(webp),
        sources=({"type": "image/avif", "srcset": _srcset(avif)},),
        width=picture.width,
        height=picture.height,
        alt=picture.alt,
    )


def _srcset(addresses: list[tuple[int, str]]) -> str:
    return ", ".join(f"{address} {width}w" for width, address in addresses)


def _address(picture: Picture, name: str) -> str:
    if picture.public:
        return reverse("pictures:public", args=(picture.pk, picture.key, name))
    # Rounded to the hour, so that a page that is read twice shows the same addresses.
    token = grants.make(PURPOSE, f"{picture.pk.hex}~{picture.key}", seconds=SECONDS, round_to=3600)
    return reverse("pictures:granted", args=(token, name))
