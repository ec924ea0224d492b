"""Choose a picture that stands for the film: not black, white or flat, and not the credits."""

from pathlib import Path
from typing import Final

import ffmpeg

from streaming.transcode import runner
from streaming.transcode.playlists import INIT
from streaming.transcode.track import Track
from streaming.transcode.verify import Look, Verifier

NAME: Final = "poster.jpg"
# Segments that are looked at, and how often in each (s).
_SEGMENTS: Final = 24
_EVERY: Final = 1.0
_WIDTH: Final = 1280
# Of two pictures that are worth the same: it is the cleanest, and found without decoding others.
_KEY_FRAME: Final = 1.1
# Lightness, 0 to 255: outside, a picture is nearly black or nearly white.
_DARK, _LIGHT = 32, 224
# The title and the credits stand at the two ends (shares of the film).
_OPENING, _CREDITS = 0.04, 0.88


def make(top: Track, small: Track, out: Path, *, work: Path, verifier: Verifier) -> float:
    """Write the poster (JPEG, 1280 px wide at most) of a film; return its instant (s).

    Candidates are looked at in `small`, since it decodes in no time; the picture is taken from
    `top` at the same instant. Raises EngineFailure, OSError.
    """
    start, name = _segment_at(top, instant := choose(small, verifier))
    joined, fresh = work / "poster.mp4", work / NAME
    joined.write_bytes((top.folder / INIT).read_bytes() + (top.folder / name).read_bytes())
    # A shade early: the picture of that very instant, whatever the rounding of its time.
    opened = ffmpeg.input(
        f"file:{joined}", format="mov", threads=1, ss=f"{max(0, instant - start - 0.005):.3f}"
    )
    picture = opened.filter("scale", f"min({_WIDTH},iw)", "-2", flags="lanczos", out_range="full")
    output = ffmpeg.output(
        picture, str(fresh), format="image2", update=1, **{"frames:v": 1, "q:v": 3, "c:v": "mjpeg"}
    )
    arguments = ffmpeg.get_args(output.global_args("-hide_banner", "-nostdin", "-y"))
    runner.run(arguments, on_tick=_nothing, wall=60)
    fresh.replace(out / NAME)
    return instant


def choose(track: Track, verifier: Verifier) -> float:
    """Return the instant (s) whose picture stands best for the film."""
    step = -(-len(track.listed) // _SEGMENTS)
    found = [
        (score(look, track.duration) * (1 if number else _KEY_FRAME), -look.at)
        for entry in track.listed[::step]
        for number, look in enumerate(_looks(track, entry.name, entry.seconds, verifier))
    ]
    return -max(found)[1]


def _looks(track: Track, name: str, seconds: float, verifier: Verifier) -> list[Look]:
    init, segment = track.folder / INIT, track.folder / name
    return verifier.see(init, segment, seconds=seconds, every=_EVERY).looks


def score(look: Look, duration: float) -> float:
    """Return how well a picture stands for a film of that length (s)."""
    value = min(look.spread, 64.0)
    if not _DARK <= look.mean <= _LIGHT:
        value *= 0.2
    return value if _OPENING <= look.at / duration <= _CREDITS else value * 0.6


def _segment_at(track: Track, instant: float) -> tuple[float, str]:
    """Return (when it begins, its name) of the segment that holds an instant (s)."""
    at = 0.0
    for entry in track.listed[:-1]:
        if instant < at + entry.seconds - 0.001:
            return at, entry.name
        at += entry.seconds
    return at, track.listed[-1].name


def _nothing(_seconds: float) -> None:
    pass
