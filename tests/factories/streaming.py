"""Sources and what is played of them, as tests need them: small files, no ffmpeg."""

from streaming.intake import disk, services
from streaming.intake.enums import AssetState
from streaming.intake.models import Asset, Upload
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.factories.accounts import make_user

FILES = {
    "master.m3u8": b"#EXTM3U\n",
    "poster.jpg": b"\xff\xd8\xff poster",
    "360p/playlist.m3u8": b"#EXTM3U\n#EXT-X-ENDLIST\n",
    "360p/init.mp4": b"init",
    "360p/00000.m4s": bytes(range(256)) * 4,
}


def make_upload(owner=None, *, size: int = 10, filename: str = "film.mp4", **fields) -> Upload:
    return services.create_upload(
        owner=owner or make_user(), filename=filename, size=size, **fields
    )


def make_asset(owner=None, *, content: bytes = b"the original", **fields) -> Asset:
    """Return a whole source, with its file on the disk and nothing played yet."""
    fields = {"filename": "film.mp4", "state": AssetState.READY, "sha256": "0" * 64} | fields
    asset = Asset.objects.create(owner=owner or make_user(), size=len(content), **fields)
    asset.folder.mkdir(parents=True)
    asset.source.write_bytes(content)
    return asset


def make_package(asset=None, *, state=PackageState.PUBLISHED, **fields) -> Package:
    """Return a package whose folder holds FILES."""
    package = Package.objects.create(asset=asset or make_asset(), state=state, **fields)
    for path, content in FILES.items():
        file = package.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)
    return package


def arrived(upload: Upload) -> bytes:
    """Return the bytes of an upload that are on the disk."""
    path = disk.arriving(upload.asset)
    return (path if path.exists() else upload.asset.source).read_bytes()
