"""Draw what stands for the moments of a film: its storyboard, and five silent seconds of it.

Both are made from a package, so from files of our own, once the film is already seen.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import Any, Final, Protocol

import ffmpeg

from streaming.transcode import runner
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.playlists import MEDIA

SHEET: Final = "storyboard.jpg"
CUES: Final = "storyboard.vtt"
PREVIEW: Final = "preview.mp4"
# One sheet of a hundred pictures at most (10 by 10): about 300 kB, asked for at the first hover.
_MOST: Final = 100
_COLUMNS: Final = 10
# Longest side of a picture of the sheet, and of the preview; px.
_PICTURE, _MOVING = 192, 480
# From so long between two pictures (s), key frames alone are near enough: ours stand 4 s apart.
_KEYS_FROM: Final = 8
# Length of the preview, and how long before the poster's instant it begins; s.
_LASTS, _BEFORE = 5.0, 1.0
# Where it begins in a film whose poster's instant nobody kept (share of the film).
_ELSE: Final = 0.3
_WALL: Final = 900


class Height(Protocol):
    """One height of a package: the name of its folder, and its size in px."""

    @property
    def name(self) -> str: ...
    @property
    def width(self) -> int: ...
    @property
    def height(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Sheet:
    """How the pictures of a storyboard lie: seconds between two, how many, their size in px."""

    step: int
    count: int
    width: int
    height: int

    @property
    def columns(self) -> int:
        return min(self.count, _COLUMNS)

    @property
    def rows(self) -> int:
        return ceil(self.count / self.columns)


def make(
    folder: Path,
    heights: Sequence[Height],
    *,
    duration: float,
    work: Path,
    poster_at: float | None = None,
    on_tick: Callable[[float], None] = lambda _seconds: None,
) -> list[Path]:
    """Draw the storyboard (JPEG and WebVTT) and the preview (MP4) in `work`; return the files.

    `folder` is a package's, `heights` its pictures, times in seconds. The preview begins a second
    before the poster's instant. Raises EngineFailure, and what `on_tick` raises.
    """
    if not heights:
        raise EngineFailure(Reason.NO_PICTURE)
    work.mkdir(parents=True, exist_ok=True)
    small = min(heights, key=_lines)
    sheet = lay(small, duration)
    _run(_draw_sheet(folder, small, sheet, work / SHEET), on_tick)
    (work / CUES).write_text(cues(sheet, duration))
    # 480 lines are more than a card is wide, and decode in no time.
    soft = max((h for h in heights if _lines(h) <= _MOVING), key=_lines, default=small)
    start = preview_start(duration, poster_at)
    _run(_draw_preview(folder, soft, start, work / PREVIEW), on_tick)
    made = [work / SHEET, work / CUES, work / PREVIEW]
    if not all(path.is_file() and path.stat().st_size for path in made):
        raise EngineFailure(Reason.ENGINE, log="a still is empty")
    return made


def lay(height: Height, duration: float) -> Sheet:
    """Return how a film of `duration` seconds is laid on its sheet: a picture a second at most."""
    step = max(1, ceil(duration / _MOST))
    width, lines = _fit(height, _PICTURE)
    return Sheet(step=step, count=max(1, ceil(duration / step)), width=width, height=lines)


def cues(sheet: Sheet, duration: float) -> str:
    """Return the WebVTT file that says which part of the sheet stands for which seconds."""
    lines = ["WEBVTT", ""]
    for number in range(sheet.count):
        begin, end = number * sheet.step, min((number + 1) * sheet.step, max(duration, 0.001))
        left = number % sheet.columns * sheet.width
        top = number // sheet.columns * sheet.height
        place = f"{left},{top},{sheet.width},{sheet.height}"
        lines += [f"{_clock(begin)} --> {_clock(end)}", f"{SHEET}#xywh={place}", ""]
    return "\n".join(lines)


def preview_start(duration: float, poster_at: float | None) -> float:
    """Return when the preview begins (s), so that it ends with the film at the latest."""
    wanted = duration * _ELSE if poster_at is None else poster_at - _BEFORE
    return max(0.0, min(wanted, duration - _LASTS))


def _draw_sheet(folder: Path, height: Height, sheet: Sheet, to: Path) -> list[str]:
    keys = {"skip_frame": "nokey"} if sheet.step >= _KEYS_FROM else {}
    pictures = (
        _open(folder, height, **keys)
        .filter("fps", fps=f"1/{sheet.step}", start_time=0, round="near")
        .filter("scale", sheet.width, sheet.height, flags="area", out_range="full")
        .filter("tile", f"{sheet.columns}x{sheet.rows}")
    )
    options = {"frames:v": 1, "q:v": 5, "c:v": "mjpeg"}
    return _arguments(ffmpeg.output(pictures, str(to), format="image2", update=1, **options))


def _draw_preview(folder: Path, height: Height, start: float, to: Path) -> list[str]:
    width, lines = _fit(height, _MOVING)
    pictures = (
        _open(folder, height, ss=f"{start:.3f}", t=f"{_LASTS:.3f}")
        .filter("scale", width, lines, flags="bicubic")
        .filter("format", "yuv420p")
    )
    options = {"c:v": "libx264", "preset": "veryfast", "crf": 27, "maxrate": 700_000}
    moves = {"bufsize": 1_400_000, "movflags": "+faststart", "fpsmax": 25}
    return _arguments(ffmpeg.output(pictures, str(to), format="mp4", **options, **moves))


def _open(folder: Path, height: Height, **options: str) -> Any:
    # A playlist of our own, on the disk; nothing in it can lead elsewhere.
    playlist = folder / height.name / MEDIA
    whitelist = {"protocol_whitelist": "file,crypto", "allowed_extensions": "ALL"}
    return ffmpeg.input(str(playlist), format="hls", threads=1, **whitelist, **options).video


def _arguments(output: Any) -> list[str]:
    whole = output.global_args("-hide_banner", "-nostdin", "-y", "-progress", "pipe:1")
    arguments: list[str] = ffmpeg.get_args(whole)
    return arguments


def _run(arguments: list[str], on_tick: Callable[[float], None]) -> None:
    runner.run(arguments, on_tick=on_tick, wall=_WALL, stall=_WALL)


def _lines(height: Height) -> int:
    return min(height.width, height.height)


def _fit(height: Height, side: int) -> tuple[int, int]:
    """Return even sizes (px) whose longest side is `side`, and no larger than the picture."""
    scale = min(1.0, side / max(height.width, height.height))
    width, lines = (max(2, round(px * scale / 2) * 2) for px in (height.width, height.height))
    return width, lines


def _clock(seconds: float) -> str:
    thousandths = round(seconds * 1000)
    minutes, rest = divmod(thousandths, 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
