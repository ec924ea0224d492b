"""Choose a picture that stands for the film: not black, white or flat, and not the credits."""

from pathlib import Path
from typing import Final

import ffmpeg

from streaming.transcode import runner
from streaming.transcode.playlists import INIT
from streaming.transcode.track import Track
from streaming.transcode.verify import Verifier

NAME: Final = "poster.jpg"
_CANDIDATES: Final = 24
_WIDTH: Final = 1280
# Lightness, 0 to 255: outside, a picture is nearly black or nearly white.
_DARK, _LIGHT = 32, 224
# The title and the credits stand at the two ends (shares of the film).
_OPENING, _CREDITS = 0.04, 0.88


def make(top: Track, small: Track, out: Path, *, work: Path, verifier: Verifier) -> Path:
    """Write the poster (JPEG, 1280 px wide at most) from a key frame; return its path.

    Candidates are looked at in `small`, since it decodes in no time; the picture is taken from
    `top` at the same instant. Raises EngineFailure, OSError.
    """
    index = choose(small, verifier)
    instant = sum(entry.seconds for entry in small.listed[:index])
    joined, fresh = work / "poster.mp4", work / NAME
    joined.write_bytes(
        (top.folder / INIT).read_bytes() + (top.folder / _at(top, instant)).read_bytes()
    )
    picture = ffmpeg.input(f"file:{joined}", format="mov").filter(
        "scale", f"min({_WIDTH},iw)", "-2", flags="lanczos", out_range="full"
    )
    output = ffmpeg.output(
        picture, str(fresh), format="image2", update=1, **{"frames:v": 1, "q:v": 3, "c:v": "mjpeg"}
    )
    arguments = ffmpeg.get_args(output.global_args("-hide_banner", "-nostdin", "-y"))
    runner.run(arguments, on_tick=_nothing, wall=60)
    return fresh.replace(out / NAME)


def choose(track: Track, verifier: Verifier) -> int:
    """Return the index of the segment whose first picture stands best for the film."""
    step = max(1, len(track.listed) // _CANDIDATES)
    scores, at = {}, 0.0
    for index, entry in enumerate(track.listed):
        if index % step == 0:
            seen = verifier.see(
                track.folder / INIT, track.folder / entry.name, seconds=entry.seconds
            )
            scores[index] = score(seen.look or (0, 0), at / track.duration)
        at += entry.seconds
    return max(scores, key=lambda index: (scores[index], -index))


def score(look: tuple[float, float], place: float) -> float:
    """Return how well a picture stands for a film, from its lightness and its place (0 to 1)."""
    mean, spread = look
    value = min(spread, 64.0)
    if not _DARK <= mean <= _LIGHT:
        value *= 0.2
    return value if _OPENING <= place <= _CREDITS else value * 0.6


def _at(track: Track, instant: float) -> str:
    """Return the name of the segment that begins nearest to `instant` (s)."""
    starts, at = [], 0.0
    for entry in track.listed:
        starts.append((abs(at - instant), entry.name))
        at += entry.seconds
    return min(starts)[1]


def _nothing(_seconds: float) -> None:
    pass
