"""The two doors of streaming in a page: the film that is sent, and the film that plays."""

from datetime import timedelta
from typing import Any

from django import template
from django.conf import settings
from django.urls import reverse

from streaming.delivery.services import Playback
from streaming.intake import disk, selectors
from streaming.intake.enums import UploadState
from streaming.intake.models import Asset, Upload

register = template.Library()

# Width over height, and the class that keeps a frame of that shape before the film is there.
RATIOS = {
    9 / 16: "9x16",
    3 / 4: "3x4",
    1.0: "1x1",
    4 / 3: "4x3",
    1.66: "166",
    16 / 9: "16x9",
    1.85: "185",
    2.0: "2x1",
    2.39: "239",
}


@register.inclusion_tag("streaming/intake/upload.html", takes_context=True)
def lf_upload(context: Any, *, asset: Asset | None = None, retry_url: str = "") -> dict[str, Any]:
    """Draw the sending of a film; with an `asset`, where that one stands.

    An unfinished upload asks for its file, a cancelled or expired one starts anew, a whole one
    shows the engine's progress. `retry_url` receives a POST when the person asks the engine to try
    again. At most one query.
    """
    upload = selectors.asset_uploads(asset).first() if asset else None
    if upload and _is_over(upload):
        asset = upload = None
    unfinished = upload if upload and upload.state == UploadState.RECEIVING else None
    return {
        "create": reverse("streaming:uploads"),
        "csrf_token": context.get("csrf_token"),
        "max_bytes": settings.UPLOAD_MAX_BYTES,
        "kept_days": selectors.KEPT_FOR // timedelta(days=1),
        "retry_url": retry_url,
        "asset": asset,
        "upload": unfinished,
        "address": reverse("streaming:upload", args=(unfinished.pk,)) if unfinished else "",
        "offset": (disk.offset(unfinished.asset) or 0) if unfinished else 0,
    }


def _is_over(upload: Upload) -> bool:
    return upload.state == UploadState.CANCELLED or selectors.has_expired(upload)


@register.inclusion_tag("streaming/delivery/player.html", takes_context=True)
def lf_player(
    context: Any,
    *,
    playback: Playback,
    title: str,
    poster: str = "",
    resume_at: float | None = None,
    progress_url: str = "",
    ratio: float | None = None,
    asset: Asset | None = None,
    signed_in: bool = True,
    file: str = "",
    begins: bool = False,
    loops: bool = False,
    starts_at: float = 0,
    mark: str = "",
    gone: str = "",
) -> dict[str, Any]:
    """Draw the player of a film.

    `resume_at` is in seconds, `ratio` width over height. `progress_url` receives a POST of
    `seconds` every 5 seconds, at a pause and at the end; without it, or for a stranger, the browser
    remembers by itself. `file` is where the film's file is downloaded: all that most browsers
    have without JavaScript. With `asset`, whoever may follow its preparation is told of better
    renditions at once. A film that `begins` by itself is mute; one that `loops` has no end; one
    that `starts_at` a second comes before what is remembered. A `mark` is written over the picture,
    in full screen too. `gone` is what one reads when the viewing ends before the film does.
    """
    return {
        "playback": playback,
        "title": title,
        "poster": poster or playback.poster,
        "resume_at": resume_at,
        "progress_url": progress_url if signed_in else "",
        "shape": RATIOS[min(RATIOS, key=lambda known: abs(known - (ratio or 16 / 9)))],
        "asset": asset,
        "file": file,
        "begins": begins,
        "starts_at": starts_at,
        "loops": loops,
        "mark": mark,
        "gone": gone,
        "csrf_token": context.get("csrf_token"),
    }
