"""Keep, publish and remove pictures."""

import io
import shutil
import struct
import tempfile
import warnings
from pathlib import Path
from typing import IO

from django.db import transaction
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageCms, ImageOps, UnidentifiedImageError

from labfilms.accounts.models import User
from labfilms.pictures.errors import PictureRefused
from labfilms.pictures.models import Picture, new_key

FORMATS = ("AVIF", "JPEG", "PNG", "WEBP")
# 50 megapixels: the largest still cameras in use; Pillow itself warns at 89.
MOST_PIXELS = 50_000_000
LEAST_SIDE = 64
MOST_BYTES = 30 * 1024**2
# WebP's own limit (RFC 9649, section 2.5: 14 bits a side).
LONGEST_SIDE = 16_383
# AVIF 60 and WebP 80 look alike on our posters; AVIF is a third lighter.
QUALITY: dict[str, dict[str, int]] = {
    "avif": {"quality": 60, "speed": 8},
    "webp": {"quality": 80, "method": 4},
}


def keep(*, file: IO[bytes], owner: User | None, alt: str = "", public: bool = False) -> Picture:
    """Keep a picture: upright, in sRGB, without EXIF, as AVIF and WebP at each width.

    Nothing of the original file is kept. Raises PictureRefused. Files are written before the
    row and moved into place with it; a failure leaves neither.
    """
    image = _open(file)
    picture = Picture(
        owner=owner, alt=alt[:200], public=public, width=image.width, height=image.height
    )
    picture.folder.parent.mkdir(parents=True, exist_ok=True)
    drawn = Path(tempfile.mkdtemp(dir=picture.folder.parent))
    try:
        for width in picture.widths:
            _draw(image, width, drawn)
        with transaction.atomic():
            picture.full_clean()
            picture.save()
            drawn.rename(picture.folder)
    except BaseException:
        shutil.rmtree(drawn, ignore_errors=True)
        raise
    return picture


def set_public(*, picture: Picture, public: bool) -> None:
    """Say whether anyone may see a picture; one that leaves the public gets a new address."""
    if picture.public == public:
        return
    picture.public = public
    if not public:
        picture.key = new_key()
    picture.save(update_fields=["public", "key"])


def discard(*, picture: Picture) -> None:
    """Delete a picture's row, then its files once that is committed."""
    folder = picture.folder
    picture.delete()
    transaction.on_commit(lambda: shutil.rmtree(folder, ignore_errors=True))


# What Pillow raises at files that are damaged or lie; AVIF's decoder gives RuntimeError.
UNREADABLE = (
    UnidentifiedImageError,
    OSError,
    EOFError,
    RuntimeError,
    SyntaxError,
    ValueError,
    struct.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)


def _open(file: IO[bytes]) -> Image.Image:
    file.seek(0, 2)
    if file.tell() > MOST_BYTES:
        raise PictureRefused(_("This picture weighs more than 30 MB."), "too-heavy")
    file.seek(0)
    try:
        with warnings.catch_warnings():
            # Pillow warns of damaged words beside a picture, which are not kept anyway.
            warnings.simplefilter("ignore", UserWarning)
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(file, formats=FORMATS)
            _measure(image)
            image.load()
            return _clean(image)
    except UNREADABLE as error:
        raise PictureRefused(
            _("This file is not a picture that we can read: JPEG, PNG, WebP or AVIF."), "unreadable"
        ) from error


def _measure(image: Image.Image) -> None:
    if image.width * image.height > MOST_PIXELS:
        raise PictureRefused(_("This picture has more than 50 million pixels."), "too-large")
    if min(image.size) < LEAST_SIDE:
        raise PictureRefused(
            _("This picture is too small: 64 pixels a side at least."), "too-small"
        )


def _clean(image: Image.Image) -> Image.Image:
    upright = ImageOps.exif_transpose(image)
    profile = upright.info.get("icc_profile")
    mode = "RGBA" if "A" in upright.getbands() or "transparency" in upright.info else "RGB"
    clean = _to_eight_bits(upright).convert(mode)
    if profile and mode == "RGB":
        clean = _to_srgb(clean, profile)
    clean.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    clean.info.clear()
    return clean


def _to_eight_bits(image: Image.Image) -> Image.Image:
    # Pillow cuts grey of 16 bits at 255: all that is not nearly black would turn white.
    if image.mode.startswith("I"):
        return image.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    return image


def _to_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB"))
    except (ImageCms.PyCMSError, OSError):
        # A broken profile is commoner than a wide one: the colours are taken as they are.
        return image
    return converted or image


def _draw(image: Image.Image, width: int, folder: Path) -> None:
    height = max(1, round(image.height * width / image.width))
    resized = image.resize((width, height), Image.Resampling.LANCZOS)
    for kind, options in QUALITY.items():
        resized.save(folder / f"{width}.{kind}", kind.upper(), **options)
