"""What the rows say should be on the disk, compared with what is there, both ways."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.conf import settings
from django.db import models

from labfilms.pictures.models import Picture
from streaming.intake.models import Asset
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from streaming.transcode.playlists import MASTER

_URI = re.compile(r'URI="([^"]+)"')
_PLAYED = (PackageState.PROVISIONAL, PackageState.PUBLISHED)
_PICTURES = ("avif", "webp")


@dataclass(slots=True)
class Expected:
    """What rows name. Paths are relative to `films/` and `media/` together, as in a backup."""

    # A file that must be there, with its size in bytes and its SHA-256 where the row knows them.
    files: dict[str, tuple[int | None, str]] = field(default_factory=dict)
    # A folder that some row owns: any other one of its kind is nobody's.
    owned: set[str] = field(default_factory=set)
    packages: list[str] = field(default_factory=list)


def expected(alias: str = "default") -> Expected:
    """Read what the rows of a database name."""
    found = Expected()
    for asset in Asset.objects.using(alias).order_by().iterator():
        folder = _films(asset.folder)
        found.owned.add(folder)
        if asset.sha256:
            found.files[_films(asset.source)] = (asset.size, asset.sha256)
    for package in Package.objects.using(alias).order_by().select_related("asset").iterator():
        folder = _films(package.folder)
        found.owned.add(folder)
        if package.state in _PLAYED:
            found.packages.append(folder)
    for picture in Picture.objects.using(alias).order_by().iterator():
        folder = _films(picture.folder)
        found.owned.add(folder)
        for width in picture.widths:
            found.files |= {f"{folder}/{width}.{kind}": (None, "") for kind in _PICTURES}
    for path in _editorial(alias):
        found.files[f"media/{path}"] = (None, "")
    return found


def _films(path: Path) -> str:
    return f"films/{path.relative_to(settings.FILMS_ROOT).as_posix()}"


def _editorial(alias: str) -> Iterator[str]:
    """Yield the file of every field that holds one, in whatever app."""
    for model in apps.get_models():
        for one in model._meta.get_fields():
            if isinstance(one, models.FileField):
                rows: models.QuerySet[models.Model] = (
                    models.QuerySet(model, using=alias).exclude(**{one.name: ""}).order_by()
                )
                yield from filter(None, rows.values_list(one.name, flat=True))


def nobodys(wanted: Expected, paths: set[str]) -> set[str]:
    """Return the folders of sources, packages and pictures that no row owns."""
    found = set()
    for path in paths:
        parts = path.split("/")
        kind = parts[1] if parts[0] == "films" and len(parts) > 4 else ""  # noqa: PLR2004 - films/kind/xx/key/file
        if kind not in {"assets", "pictures"}:
            continue
        owner = "/".join(parts[:4])
        package = "/".join(parts[:6])
        if owner not in wanted.owned:
            found.add(owner)
        elif parts[4] == "packages" and package not in wanted.owned:
            found.add(package)
    return found


def mismatches(
    wanted: Expected,
    sizes: dict[str, int],
    sums: dict[str, str],
    read: Callable[[str], str],
) -> Iterator[str]:
    """Say in what rows and files differ; nothing is said of a site that is whole.

    `sizes` names every file that is there with its bytes; `sums` the hashes that are known; `read`
    gives the text of a playlist.
    """
    for path, (size, digest) in sorted(wanted.files.items()):
        if path not in sizes:
            yield f"{path} is named by a row and is not there"
        elif size is not None and sizes[path] != size:
            yield f"{path} has {sizes[path]} bytes, and its row says {size}"
        elif digest and sums.get(path, digest) != digest:
            yield f"{path} is not the file that its row knows"
    for folder in sorted(wanted.packages):
        yield from _holes(folder, f"{folder}/{MASTER}", sizes, read)
    for folder in sorted(nobodys(wanted, set(sizes))):
        yield f"{folder} belongs to no row"


def _holes(
    folder: str, playlist: str, sizes: dict[str, int], read: Callable[[str], str]
) -> Iterator[str]:
    """Follow a playlist to what it lists, playlists included."""
    if playlist not in sizes:
        yield f"{playlist} is named by a row and is not there"
        return
    here = PurePosixPath(playlist).parent
    for name in listed(read(playlist)):
        path = (here / name).as_posix()
        if path.endswith(".m3u8"):
            yield from _holes(folder, path, sizes, read)
        elif not sizes.get(path):
            yield f"{path} is listed by its playlist and is not there"


def listed(playlist: str) -> list[str]:
    """Return the files that a playlist names: segments, headers, other playlists."""
    lines = [line for line in playlist.splitlines() if line]
    tagged = [name for line in lines if line.startswith("#") for name in _URI.findall(line)]
    return tagged + [line for line in lines if not line.startswith("#")]
