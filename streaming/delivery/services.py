"""Give the address of a film to whoever may see it, and take it back."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from labfilms.accounts.models import Viewer
from streaming.delivery import addresses, revocations
from streaming.delivery.models import Revocation
from streaming.intake.models import Asset
from streaming.packages import selectors as packages
from streaming.packages.enums import PackageState
from streaming.packages.models import Package, new_folder_name
from streaming.transcode.stills import CUES, PREVIEW


@dataclass(frozen=True, slots=True)
class Playback:
    """What a player needs. `revision` grows when the master playlist changes.

    `duration` is in seconds, 0 while it is not known. `storyboard` (WebVTT) and `preview`
    (MP4, 5 s, silent) are empty until they are drawn.
    """

    master: str
    poster: str
    expires: datetime
    revision: int
    provisional: bool
    duration: float
    storyboard: str = ""
    preview: str = ""


def playback(
    asset: Asset,
    *,
    viewer: Viewer,
    public: bool,
    held: str = "",
    until: datetime | None = None,
) -> Playback | None:
    """Return the addresses of a source's package, or None while nothing can be played.

    The caller has asked its own permission: this asks none. `public` says that anyone may see
    the film, so that shared caches may keep its segments; else the grant is the viewer's alone
    (a stranger's, for an unlisted film, is whoever's has the page). `held` is the key of a pass
    (`addresses.pass_key`): the grant is then its holder's, signed in or not. Valid 12 h, or until
    then if that is sooner; ends in UTC.
    """
    package = packages.current(asset)
    if package is None or (until is not None and until <= timezone.now()):
        return None
    key = held or addresses.viewer_key(viewer, public=public)
    grant = addresses.make(
        addresses.PLAYBACK,
        asset=asset.pk,
        package=package.name,
        viewer=key,
        generation=revocations.generation(asset=asset.pk, viewer=key),
        until=until,
    )
    opened = addresses.read(addresses.PLAYBACK, grant)
    return Playback(
        master=_file_address(grant, package, "master.m3u8"),
        poster=_file_address(grant, package, "poster.jpg"),
        storyboard=_file_address(grant, package, CUES) if package.has_stills else "",
        preview=_file_address(grant, package, PREVIEW) if package.has_stills else "",
        expires=datetime.fromtimestamp(opened.expires if opened else 0, UTC),
        revision=package.revision,
        provisional=package.state == PackageState.PROVISIONAL,
        duration=package.duration or asset.duration or 0.0,
    )


def _file_address(grant: str, package: Package, path: str) -> str:
    return reverse("streaming:file", args=(grant, package.name, path))


def original_address(asset: Asset, *, viewer: Viewer) -> str:
    """Return where this viewer downloads the original for 12 h. The caller has asked permission."""
    key = addresses.viewer_key(viewer, public=False)
    grant = addresses.make(
        addresses.ORIGINAL,
        asset=asset.pk,
        package="original",
        viewer=key,
        generation=revocations.generation(asset=asset.pk, viewer=key),
    )
    return reverse("streaming:original", args=(grant,))


def revoke(*, asset: Asset, viewer: str = "") -> None:
    """Kill the grants made so far on a source, for one viewer (their key as text) or for all.

    Dead at once in this process and within 30 seconds in the others; grants made after live.
    """
    Revocation.objects.create(asset=asset, viewer=viewer, at=timezone.now())
    revocations.forget()
    # Again: until the commit, another thread of this process reads the list without it.
    transaction.on_commit(revocations.forget)


def withdraw(*, asset: Asset) -> None:
    """Take a film out of the public: every grant dies, and whole packages get another folder.

    The folder is renamed on commit, so that what an outer cache or a store knows by its name is
    gone too. One that still grows keeps its name, since the engine writes into it.
    """
    revoke(asset=asset)
    for package in Package.objects.filter(asset=asset, state=PackageState.PUBLISHED):
        transaction.on_commit(partial(_rename, package))


def _rename(package: Package) -> None:
    old, package.name = package.folder, new_folder_name()
    try:
        old.rename(package.folder)
    except FileNotFoundError:
        return  # discarded since
    try:
        package.save(update_fields=("name",))
    except Exception:
        package.folder.rename(old)
        raise


def forget_revocations() -> int:
    """Delete the revocations that no living grant can meet any more; return how many."""
    old = Revocation.objects.filter(at__lt=timezone.now() - 2 * revocations.HORIZON)
    return old.delete()[0]
