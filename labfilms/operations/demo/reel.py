"""Shoot a drawn film: frames go to ffmpeg as they are drawn, the sound is made beside them."""

import io
import subprocess
from abc import ABC, abstractmethod
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, ClassVar

from PIL import Image

from labfilms.operations.demo.easel import Colour, Size, develop, span


class Shot(ABC):
    """One shot: its layers are cut when it is made, its frames drawn by their time in seconds."""

    seconds: ClassVar[float]

    @abstractmethod
    def draw(self, time: float) -> Image.Image:
        """Return the frame at `time`, a fresh picture each time."""


@dataclass(frozen=True)
class Reel:
    """A film to be drawn. `sound` is a graph of ffmpeg that ends in `[sound]`."""

    filename: str
    size: Size
    rate: int
    shots: Sequence[type[Shot]]
    sound: str
    grain: float = 9.0
    dark: Colour = (6, 6, 8)
    fade: float = 0.8
    # The frame that stands for the film: which shot, and at what second of it.
    poster: tuple[int, float] = (0, 1.0)

    @property
    def count(self) -> int:
        """How many frames the film has."""
        return sum(round(shot.seconds * self.rate) for shot in self.shots)


class Spoiled(RuntimeError):
    """ffmpeg has ended before the film did; the text is its last words."""


def shoot(reel: Reel, target: Path, *, ffmpeg: str, tell: Callable[[int], None]) -> None:
    """Draw a film and write it to `target` (H.264, AAC, in a .mp4); `tell` hears percents.

    Raises Spoiled. When this process dies, ffmpeg reads the end of its input and ends too.
    """
    with target.with_suffix(".log").open("w+b") as words:
        with subprocess.Popen(  # noqa: S603 - our own ffmpeg, our own words
            command(reel, target, ffmpeg), stdin=subprocess.PIPE, stderr=words
        ) as process:
            try:
                if process.stdin is not None:
                    _feed(process.stdin, reel, tell)
            except BrokenPipeError:
                process.kill()
        if process.returncode:
            words.seek(0)
            raise Spoiled(words.read().decode(errors="replace")[-600:])


def frames(reel: Reel) -> Iterator[Image.Image]:
    """Draw every frame in order, as it leaves the laboratory: grain, corners, fades."""
    number = 0
    for make in reel.shots:
        shot = make()
        for place in range(round(shot.seconds * reel.rate)):
            yield finished(reel, number, shot.draw(place / reel.rate))
            number += 1


def finished(reel: Reel, number: int, drawn: Image.Image) -> Image.Image:
    """Return a frame as it leaves the laboratory."""
    frame = develop(drawn, number, grain=reel.grain, dark=reel.dark)
    time, end = number / reel.rate, reel.count / reel.rate
    light = span(time, 0, reel.fade) * (1 - span(time, end - reel.fade * 1.5, end - 0.1))
    if light < 1:
        frame = Image.blend(Image.new("RGB", frame.size, reel.dark), frame, light)
    return frame


def poster(reel: Reel) -> io.BytesIO:
    """Draw the frame that stands for a film and return it as a PNG file."""
    shot, time = reel.poster
    frame = develop(reel.shots[shot]().draw(time), 7, grain=reel.grain, dark=reel.dark)
    file = io.BytesIO()
    frame.save(file, "PNG")
    file.seek(0)
    return file


def _feed(film: IO[bytes], reel: Reel, tell: Callable[[int], None]) -> None:
    for number, frame in enumerate(frames(reel), start=1):
        film.write(frame.tobytes())
        if number * 10 // reel.count != (number - 1) * 10 // reel.count:
            tell(number * 100 // reel.count)


def command(reel: Reel, target: Path, ffmpeg: str) -> list[str]:
    """Return the words that start ffmpeg: pictures from its input, sound from the reel's graph."""
    seconds = reel.count / reel.rate
    heard = (
        # About -20 LUFS: a quiet film still heard on a laptop.
        f"[sound]volume=6dB,alimiter=limit=0.85:level=0,afade=t=in:d={reel.fade},"
        f"afade=t=out:st={max(0.0, seconds - 2):.2f}:d=2[heard]"
    )
    return [
        *(ffmpeg, "-hide_banner", "-loglevel", "error", "-y"),
        *("-f", "rawvideo", "-pixel_format", "rgb24", "-framerate", str(reel.rate)),
        *("-video_size", f"{reel.size[0]}x{reel.size[1]}", "-i", "pipe:0"),
        *("-filter_complex", f"{reel.sound};{heard}"),
        *("-map", "0:v", "-map", "[heard]", "-t", f"{seconds:.3f}"),
        *("-vf", "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p"),
        *("-colorspace", "bt709", "-color_primaries", "bt709", "-color_trc", "bt709"),
        *("-c:v", "libx264", "-preset", "veryfast", "-crf", "22"),
        *("-c:a", "aac", "-b:a", "160k", "-ar", "48000", "-ac", "2"),
        *("-movflags", "+faststart", str(target)),
    ]
