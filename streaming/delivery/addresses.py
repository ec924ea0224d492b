"""What an address of a film says: whose, which package, until when, and which file.

The payload of a grant is `<asset>~<package>~<viewer>~<generation>`. The viewer is `public` (a
film that anyone may see, whose segments caches may share), `anyone` (whoever has the address of
the page, nothing shared), a person's key, who must then be the one signed in, or a pass's, as its
room names it (`pass-screener-12`): whoever holds the page of that pass, which can be revoked alone;
one of a person (`pass-access-12-of-3`) is theirs alone, too. The generation
is the last revocation that the grant survived: an exact order, where two clocks would not do.
"""

import re
import time
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from uuid import UUID

from labfilms.accounts.models import Viewer
from labfilms.core import grants

PLAYBACK = "streaming.playback"
ORIGINAL = "streaming.original"
PUBLIC = "public"
ANYONE = "anyone"
HELD = "pass-"
# A VOD playlist is read once, so the addresses in it must outlast the viewing (design.md).
LIFETIME = 12 * 3600
# Everyone gets the same address of a public film for a while, so that caches can share it.
ROUNDING = 3600

_PAYLOAD = re.compile(
    r"(?P<asset>[0-9a-f]{32})~(?P<package>[0-9a-f]{32}|original)"
    r"~(?P<viewer>public|anyone|[0-9]{1,19}|pass-[a-z]{1,12}-[0-9]{1,19}(?:-of-[0-9]{1,19})?)~(?P<generation>[0-9]{1,19})"
)
_FILE = re.compile(
    r"master\.m3u8"
    r"|poster\.(?:jpg|webp|avif)"
    r"|storyboard(?:-[0-9]{1,3})?\.(?:jpg|webp|avif|vtt)"
    r"|preview\.mp4"
    r"|[a-z0-9-]{1,16}/(?:playlist\.m3u8|init\.mp4|[0-9]{5}\.m4s|captions\.vtt)",
    re.ASCII,
)
TYPES = {
    ".m3u8": "application/vnd.apple.mpegurl",
    ".m4s": "video/iso.segment",
    ".mp4": "video/mp4",
    ".vtt": "text/vtt; charset=utf-8",
    ".jpg": "image/jpeg",
    ".webp": "image/webp",
    ".avif": "image/avif",
}


@dataclass(frozen=True, slots=True)
class Opened:
    """What a verified grant opens. `package` is its folder's name, or `original`."""

    asset: UUID
    package: str
    viewer: str
    generation: int
    expires: int


def viewer_key(viewer: Viewer, *, public: bool) -> str:
    """Return how a grant names this viewer."""
    if public:
        return PUBLIC
    return str(viewer.pk) if viewer.is_authenticated else ANYONE


def pass_key(room: str, number: int, *, of: int | None = None) -> str:
    """Return how a grant names a pass of a room (letters), by the number of its row.

    `of`: the person who must be signed in to use it; else it is whoever's holds the page.
    """
    return f"{HELD}{room}-{number}" + (f"-of-{of}" if of is not None else "")


def read_pass(viewer: str) -> tuple[str, int, str] | None:
    """Return the room, the number and the person (as text, empty for none) of a pass."""
    if not viewer.startswith(HELD):
        return None
    room, number, *of = viewer.removeprefix(HELD).split("-")
    return room, int(number), of[-1] if of else ""


def make(
    purpose: str,
    *,
    asset: UUID,
    package: str,
    viewer: str,
    generation: int,
    until: datetime | None = None,
) -> str:
    """Return a grant of 12 hours or, if sooner, until then; a public one ends on the hour."""
    payload = f"{asset.hex}~{package}~{viewer}~{generation}"
    rounding = ROUNDING if viewer == PUBLIC else 1
    rest = LIFETIME if until is None else int(until.timestamp() - time.time())
    return grants.make(purpose, payload, seconds=max(0, min(LIFETIME, rest)), round_to=rounding)


def read(purpose: str, token: str) -> Opened | None:
    """Return what a grant opens, or None when it is forged, foreign, over or malformed."""
    grant = grants.read(purpose, token)
    match = _PAYLOAD.fullmatch(grant.payload) if grant else None
    if grant is None or match is None:
        return None
    return Opened(
        asset=UUID(match["asset"]),
        package=match["package"],
        viewer=match["viewer"],
        generation=int(match["generation"]),
        expires=grant.expires,
    )


def file_of(folder: Path, path: str) -> Path | None:
    """Return the file that `path` names in a package's folder, or None.

    Only the names that the engine writes are known, so that no path can climb; a link that
    leads out of the folder is refused all the same.
    """
    if _FILE.fullmatch(path) is None:
        return None
    found = (folder / path).resolve()
    return found if found.is_file() and found.is_relative_to(folder.resolve()) else None
