"""A thousand odd files through the examination, and some of those accepted through the engine.

    .venv/bin/python -m benchmarks.odd_files [--mutations 350] [--encode 40] [--seed 1]

Exits with 1 when a file crashed or hung anything. README.md says more.
"""

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import logging
import random
import shutil
import signal
import subprocess
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Final

import django
from django.utils import translation

from benchmarks.usage import CACHE, ffmpeg
from streaming.transcode import engine, probe
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.judge import Verdict
from streaming.transcode.progress import Unwatched

_PACKAGE: Final = "@videojs/vhs-utils@4.1.2"
_NOT_FILMS: Final = {".js", ".json", ".md", ".html", ""}
# promises.md, "Bad input": whatever the file.
_EXAMINED_WITHIN: Final = 10.0
_ENCODED_WITHIN: Final = 60.0
# What the limits of the examiner end it with; any other signal is a crash.
_LIMITS: Final = {-signal.SIGKILL, -signal.SIGXCPU}


@dataclass(slots=True)
class Tried:
    """What one file did: seconds that it took, and the code that it was answered with."""

    path: Path
    seconds: float
    code: str
    verdict: Verdict | None = None


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--mutations", type=int, default=350)
    parser.add_argument("--encode", type=int, default=40, help="accepted files to prepare (40)")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    django.setup()
    CACHE.mkdir(parents=True, exist_ok=True)
    deaths = _listen()
    with translation.override("fr"), tempfile.TemporaryDirectory(dir=CACHE) as folder:
        chance = random.Random(options.seed)  # noqa: S311 - the same files each time
        files = [*_npm(), *_mutations(Path(folder), options.mutations, chance)]
        print(f"{len(files)} files are examined…", flush=True)
        with ThreadPoolExecutor(2) as pool:
            tried = list(pool.map(_examine, files))
            bad = _tell("examined", tried, _EXAMINED_WITHIN)
            accepted = [one for one in tried if one.verdict and one.verdict.accepted]
            chosen = chance.sample(accepted, min(options.encode, len(accepted)))
            made = list(pool.map(_prepare, chosen))
            bad += _tell("prepared", made, _ENCODED_WITHIN)
    bad += _tell_deaths(deaths)
    sys.exit(1 if bad else 0)


# --- the files --------------------------------------------------------------------------------


def _npm() -> list[Path]:
    """Return the sample files of npm's @videojs/vhs-utils, fetched once; none without npm."""
    folder = CACHE / "vhs-utils"
    if not folder.exists():
        npm = shutil.which("npm") or str(Path(sys.executable).with_name("npm"))
        with tempfile.TemporaryDirectory(dir=CACHE) as fresh:
            try:
                subprocess.run(
                    [npm, "pack", "--silent", "--pack-destination", fresh, _PACKAGE],
                    check=True, capture_output=True, timeout=120,
                )  # fmt: skip
            except (OSError, subprocess.SubprocessError):
                print("npm cannot be reached: its files are left out, mutations alone are tried.")
                return []
            with tarfile.open(next(Path(fresh).glob("*.tgz"))) as package:
                package.extractall(Path(fresh) / "all", filter="data")
            (Path(fresh) / "all").rename(folder)
    found = (path for path in folder.rglob("*") if path.is_file())
    return sorted(path for path in found if path.suffix not in _NOT_FILMS)


def _clips(folder: Path) -> list[Path]:
    pictures = ("-f", "lavfi", "-i", "testsrc2=s=320x180:r=25:d=2")
    sound = ("-f", "lavfi", "-i", "sine=d=2")
    x264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25")
    wanted = {
        "index-first.mp4": (*x264, "-movflags", "+faststart"),
        "index-last.mp4": x264,
        "fragments.mp4": (*x264, "-movflags", "+frag_keyframe+empty_moov"),
        "film.mkv": x264,
        "film.ts": x264,
        "film.mov": ("-c:v", "prores_ks", "-c:a", "pcm_s16le"),
        "film.avi": ("-c:v", "mpeg4", "-c:a", "mp3"),
        "film.webm": ("-c:v", "libvpx", "-c:a", "libopus", "-deadline", "realtime"),
        "film.mpg": ("-c:v", "mpeg2video", "-c:a", "mp2"),
        "film.ogv": ("-c:v", "libtheora", "-c:a", "libvorbis"),
        "film.wmv": ("-c:v", "wmv2", "-c:a", "wmav2"),
        "film.flv": (*x264, "-ar", "44100"),
    }
    for name, words in wanted.items():
        ffmpeg(*pictures, *sound, *words, folder / name)
    return [folder / name for name in wanted]


def _mutations(folder: Path, count: int, chance: random.Random) -> Iterator[Path]:
    clips = _clips(folder) if count else []
    for number in range(count):
        clip, other = clips[number % len(clips)], chance.choice(clips)
        change = chance.choice((_flip, _wipe, _cut, _repeat, _lie, _lie, _lie))
        data = bytearray(clip.read_bytes())
        for _ in range(chance.choice((1, 1, 2, 8))):
            change(data, chance)
        if chance.random() < 0.1:  # noqa: PLR2004
            data[chance.randrange(len(data)) :] = other.read_bytes()[chance.randrange(1000) :]
        path = folder / f"{number:04}-{change.__name__.strip('_')}-{clip.name}"
        path.write_bytes(data)
        yield path


def _flip(data: bytearray, chance: random.Random) -> None:
    for _ in range(chance.choice((1, 10, 200))):
        data[chance.randrange(len(data))] = chance.randrange(256)


def _wipe(data: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(len(data)), chance.choice((8, 300, 20_000))
    length = min(length, len(data) - at)
    data[at : at + length] = chance.choice(
        (bytes(length), b"\xff" * length, chance.randbytes(length))
    )


def _cut(data: bytearray, chance: random.Random) -> None:
    at, length = chance.randrange(1, len(data)), chance.choice((1, 100, len(data)))
    if at + length < len(data) or chance.random() < 0.5:  # noqa: PLR2004
        del data[at : at + length]


def _repeat(data: bytearray, chance: random.Random) -> None:
    at = chance.randrange(len(data))
    data[at:at] = data[at : at + 5000] * chance.choice((1, 2, 30))


def _lie(data: bytearray, chance: random.Random) -> None:
    """Write a number near the first kilobytes or the last ones, where headers and indexes stand."""
    near = chance.randrange(min(len(data), 4000) - 8)
    at = chance.choice((near, len(data) - 8 - near))
    value = chance.choice((0, 1, 7, 2**16, 2**31 - 1, 2**31, 2**32 - 1, chance.randrange(2**32)))
    data[at : at + 4] = value.to_bytes(4, chance.choice(("big", "little")))


# --- what they do -----------------------------------------------------------------------------


def _examine(path: Path) -> Tried:
    return _timed(path, lambda: probe.examine(path))


def _prepare(one: Tried) -> Tried:
    with tempfile.TemporaryDirectory(dir=CACHE) as folder:
        out, work = Path(folder) / "out", Path(folder) / "work"

        def make() -> None:
            assert one.verdict  # noqa: S101 - only what was accepted comes here
            assert one.verdict.source  # noqa: S101
            engine.make(one.path, one.verdict.source, out, work=work, watch=Unwatched())

        return _timed(one.path, make)


def _timed(path: Path, work: Callable[[], Verdict | None]) -> Tried:
    begun = time.monotonic()
    verdict = None
    try:
        verdict = work()
        code = (verdict.reason or "accepted") if verdict else "made"
    except EngineFailure as failure:
        code = failure.reason
        if failure.reason == Reason.ENGINE:
            # No crash, but a cause that we could not name to the owner.
            print(f"  {path.name}: {failure.log[-200:]}", flush=True)
    except Exception as error:  # noqa: BLE001 - that is what is looked for
        code = f"CRASH {type(error).__name__}: {error}"
    return Tried(path, time.monotonic() - begun, str(code), verdict)


class _Deaths(logging.Handler):
    """Hears of each examiner that did not end by itself."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, int]] = []

    def emit(self, record: logging.LogRecord) -> None:
        path, status = record.args  # type: ignore[misc]
        self.found.append((str(path), int(str(status))))


def _listen() -> _Deaths:
    deaths = _Deaths()
    probe.log.addHandler(deaths)
    probe.log.propagate = False
    return deaths


def _tell(done: str, tried: list[Tried], within: float) -> int:
    slowest = max(tried, key=lambda one: one.seconds)
    print(
        f"{len(tried)} files {done}; the slowest took {slowest.seconds:.1f} s: {slowest.path.name}"
    )
    for code, count in Counter(one.code.partition(":")[0] for one in tried).most_common():
        print(f"  {count:5} {code}")
    bad = [one for one in tried if one.code.startswith("CRASH") or one.seconds > within]
    for one in bad:
        print(f"  {one.seconds:.1f} s {one.code}: {one.path.name}")
    print(f"  crashes, or more than {within:g} s: {len(bad)}")
    return len(bad)


def _tell_deaths(deaths: _Deaths) -> int:
    crashes = [found for found in deaths.found if found[1] not in _LIMITS]
    print(f"{len(deaths.found)} examiners did not end by themselves, {len(crashes)} by a crash")
    for path, status in deaths.found:
        print(f"  {status}: {Path(path).name}")
    return len(crashes)


if __name__ == "__main__":
    main()
