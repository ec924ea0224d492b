"""What preparing a film costs, beside what two known platforms spend on the same film.

    .venv/bin/python -m benchmarks.media [--seconds 8] [--rounds 2] [--only heavy|safe]

README.md says how to read what it prints.
"""

import argparse
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any, Final

from benchmarks import bare_encodes, peers, reference
from benchmarks.usage import CACHE, FFMPEG, Cost, run

OURS: Final = "LabFilms"
# promises.md, "Streaming": the most that we may spend for each CPU second of a peer.
PROMISED: Final = {"heavy": {"PT": 0.66, "MC": 0.33}, "safe": {"PT": 0.5, "MC": 0.25}}
BARE: Final = 1.15
# What SSIM's fourth decimal says is noise.
_SAME: Final = 0.0005
_TITLES: Final = {
    "heavy": "A film that has to be encoded (14 Mb/s)",
    "safe": "A film that every browser plays as it is (6 Mb/s)",
}


@dataclass(slots=True)
class Turn:
    """One pipeline on one film, once: the cost, and when the film could first be seen (s)."""

    cost: Cost
    first_play: float
    size: int
    pictures: dict[int, Path]


def main() -> None:
    options = _options()
    CACHE.mkdir(parents=True, exist_ok=True)
    start = run([sys.executable, "manage.py", "media_encode", "--help"])
    kept = True
    for kind in options.only or PROMISED:
        source = reference.film(kind, options.seconds)
        with tempfile.TemporaryDirectory(dir=CACHE) as folder:
            turns = _rounds(source, Path(folder), options.rounds, start)
            kept &= _report(kind, source, turns, options)
    print("\nEvery promise is kept." if kept else "\nNot every promise is reached: see above.")


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--seconds", type=int, default=8, help="of film (8)")
    parser.add_argument("--rounds", type=int, default=2, help="interleaved ones (2)")
    parser.add_argument("--only", action="append", choices=PROMISED, help="one of the films")
    parser.add_argument("--no-ssim", action="store_true", help="do not compare the pictures")
    return parser.parse_args()


def _rounds(source: Path, folder: Path, rounds: int, start: Cost) -> dict[str, list[Turn]]:
    turns: dict[str, list[Turn]] = {OURS: [], "MC": [], "PT": []}
    for number in range(rounds):
        out = folder / str(number)
        out.mkdir()
        turns[OURS].append(_ours(source, out / "ours", start))
        for name, pipeline in (("MC", peers.mc), ("PT", peers.pt)):
            cost, first = pipeline(source, out)
            pictures = {height: out / f"{name.lower()}-{height}.mp4" for height in peers.HEIGHTS}
            turns[name].append(Turn(cost, first, _sizes(pictures.values()), pictures))
    return turns


def _ours(source: Path, out: Path, start: Cost) -> Turn:
    """Run our engine; Python's and Django's own start is measured apart and taken off."""
    whole = run([sys.executable, "manage.py", "media_encode", source, out])
    made: dict[str, Any] = json.loads(whole.output)
    pictures = {
        track["height"]: _joined(out / track["name"])
        for track in made["renditions"]
        if track["height"]
    }
    cost = Cost(whole.cpu - start.cpu, made["wall_seconds"])
    return Turn(cost, made["first_play_seconds"], made["bytes"], pictures)


def _joined(folder: Path) -> Path:
    whole = folder / "whole.mp4"
    with whole.open("wb") as file:
        for part in [folder / "init.mp4", *sorted(folder.glob("*.m4s"))]:
            with part.open("rb") as opened:
                shutil.copyfileobj(opened, file)
    return whole


def _sizes(paths: Iterable[Path]) -> int:
    return sum(path.stat().st_size for path in paths)


# --- what is printed --------------------------------------------------------------------------


def _report(
    kind: str, source: Path, turns: dict[str, list[Turn]], options: argparse.Namespace
) -> bool:
    print(f"\n{_TITLES[kind]}, {options.seconds} s, {options.rounds} rounds, medians")
    print(f"  {'':9}{'CPU s':>8}{'wall s':>8}{'first play s':>14}{'MB':>7}")
    for name, done in turns.items():
        print(
            f"  {name:9}{_middle(t.cost.cpu for t in done):8.1f}"
            f"{_middle(t.cost.wall for t in done):8.1f}"
            f"{_middle(t.first_play for t in done):14.1f}"
            f"{_middle(t.size / 1e6 for t in done):7.1f}"
        )
    ours = _middle(turn.cost.cpu for turn in turns[OURS])
    results = [
        _said(f"CPU, of {peer}'s", ours / _middle(t.cost.cpu for t in turns[peer]), most)
        for peer, most in PROMISED[kind].items()
    ]
    if kind == "heavy":
        parts = bare_encodes.cost(source, peers.HEIGHTS).cpu
        results.append(_said(f"CPU, of the bare encodes ({parts:.1f} s)", ours / parts, BARE))
    most = 2.0 if kind == "safe" else max(3.0, 0.1 * options.seconds)
    first = _middle(turn.first_play for turn in turns[OURS])
    results.append(_said("first play, s", first, most))
    if not options.no_ssim:
        results.append(_compare(source, turns))
    return all(results)


def _middle(values: Iterable[float]) -> float:
    return median(values)


def _said(what: str, value: float, most: float) -> bool:
    kept = value <= most
    print(f"  {what}: {value:.2f}, promised {most:g} at most: {'kept' if kept else 'NOT REACHED'}")
    return kept


def _compare(source: Path, turns: dict[str, list[Turn]]) -> bool:
    """Print how like the source every height is (SSIM); tell whether ours is nowhere less."""
    print(f"  {'SSIM':9}" + "".join(f"{height:>9}p" for height in peers.HEIGHTS))
    found = {
        name: [_ssim(done[0].pictures[height], source, height) for height in peers.HEIGHTS]
        for name, done in turns.items()
    }
    for name, values in found.items():
        print(f"  {name:9}" + "".join(f"{value:10.4f}" for value in values))
    below = [
        f"{height}p (under {name}'s by {value - mine:.4f})"
        for name in ("MC", "PT")
        for height, mine, value in zip(peers.HEIGHTS, found[OURS], found[name], strict=True)
        if mine < value - _SAME
    ]
    print(f"  likeness at no height less than a peer's: {', '.join(below) or 'kept'}"
          + (": NOT REACHED" if below else ""))  # fmt: skip
    return not below


def _ssim(made: Path, source: Path, height: int) -> float:
    graph = f"[1:v]scale=-2:{height}[r];[0:v]scale=-2:{height}[m];[m][r]ssim"
    log = run(
        ["sh", "-c", '"$0" "$@" 2>&1', FFMPEG, "-hide_banner", "-nostdin", "-i", made, "-i", source,
         "-lavfi", graph, "-f", "null", "-"]
    ).output  # fmt: skip
    found = re.search(r"SSIM .*All:([0-9.]+)", log)
    if found is None:
        sys.exit(log[-2000:])
    return float(found[1])


if __name__ == "__main__":
    main()
