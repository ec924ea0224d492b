"""Short films made by the real ffmpeg, each different: random colours, a title, clicks.

The picture of a clip is readable by a test: four quarters of known colours (so that up, down,
left and right can be told apart) and one white frame at each click of the sound.
"""

import random
import subprocess
from dataclasses import dataclass, replace
from pathlib import Path

from streaming.transcode.runner import ffmpeg_path

# Far apart in every channel, and none of them grey: quarters in reading order.
PALETTE = ("c01020", "10a030", "1030c0", "c0a010", "a010a0", "10a0a0")


@dataclass(frozen=True)
class Clip:
    """A film on the disk, and what a test may expect of it."""

    path: Path
    seconds: float
    size: tuple[int, int]
    rate: float
    colours: tuple[str, str, str, str]
    clicks: tuple[float, ...]

    @property
    def frames(self) -> int:
        return round(self.seconds * self.rate)


def make_clip(
    path: Path,
    *,
    seconds: float = 2,
    size: str = "320x180",
    rate: float = 25,
    colours: tuple[str, ...] = (),
    clicks: tuple[float, ...] = (),
    title: str = "",
    sound: str = "stereo",
    sound_rate: int = 48000,
    video: tuple[str, ...] = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p"),
    audio: tuple[str, ...] = ("-c:a", "aac", "-b:a", "128k"),
    filters: str = "",
    options: tuple[str, ...] = (),
) -> Clip:
    """Make a film at `path`, whose suffix chooses the container; `sound=""` makes it silent.

    `clicks` are the instants (s) of the flashes and clicks; `filters` come last on the pictures,
    `options` just before the path.
    """
    width, height = map(int, size.split("x"))
    chosen = tuple(colours) or tuple(random.sample(PALETTE, 4))
    at = tuple(clicks) or (round(seconds * 0.5 * rate) / rate,)
    source = f"color=c=gray:s={size}:r={rate}:d={seconds},format=yuv444p"
    drawn = _drawn(width, height, [round(click * rate) for click in at], chosen, title)
    picture = ",".join([source, *drawn])
    inputs = ["-f", "lavfi", "-i", f"{picture}{',' + filters if filters else ''}"]
    if sound:
        inputs += ["-f", "lavfi", "-i", _sound(seconds, sound, sound_rate, at)]
    command = [ffmpeg_path(), "-v", "error", "-y", *inputs, *video, *(audio if sound else ())]
    subprocess.run([*command, *options, str(path)], check=True, stdin=subprocess.DEVNULL)
    return Clip(path, seconds, (width, height), rate, chosen, at)


def _drawn(width, height, flashes, colours, title) -> list[str]:
    w, h = width // 2, height // 2
    boxes = [
        f"drawbox=x={x}:y={y}:w={w + width % 2}:h={h + height % 2}:color=0x{colour}:t=fill"
        for (x, y), colour in zip(((0, 0), (w, 0), (0, h), (w, h)), colours, strict=True)
    ]
    words = [f"drawtext=text='{title}':fontcolor=white:fontsize={height // 8}"] if title else []
    white = [f"drawbox=t=fill:color=white:enable='eq(n,{frame})'" for frame in flashes]
    return [*boxes, *words, *white]


def _sound(seconds, layout, rate, clicks) -> str:
    beats = "+".join(f"between(t,{at},{at}+0.01)" for at in clicks)
    wave = f"0.8*sin(2*PI*1000*t)*({beats})"
    channels = {"mono": 1, "stereo": 2, "5.1": 6}[layout]
    return f"aevalsrc='{'|'.join([wave] * channels)}':c={layout}:s={rate}:d={seconds}"


def transform(clip: Clip, path: Path, *, before: tuple = (), after: tuple = ()) -> Clip:
    """Make another film of a clip with ffmpeg's options before and after its name."""
    command = [ffmpeg_path(), "-v", "error", "-y", *before, "-i", str(clip.path), *after, str(path)]
    subprocess.run(command, check=True, stdin=subprocess.DEVNULL)
    return replace(clip, path=path)
