"""One rendition on the disk: segments come from ffmpeg's private folder, one by one, verified."""

import shutil
from dataclasses import dataclass, field
from pathlib import Path

from streaming.transcode import playlists
from streaming.transcode.enums import Reason
from streaming.transcode.errors import EngineFailure
from streaming.transcode.playlists import INIT, MEDIA, Entry
from streaming.transcode.verify import Verifier


@dataclass(slots=True)
class Track:
    """One height, or the sound.

    `folder` is public: it holds verified segments and our playlist, nothing else. `private` is
    where ffmpeg writes; a segment moves from there, so that a worker's death leaves nothing to
    tell apart. `target` is the playlist's target duration in seconds.
    """

    name: str
    folder: Path
    private: Path
    target: int
    rate: float = 0
    listed: list[Entry] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)
    ended: bool = False
    width: int = 0
    height: int = 0
    codec: str = ""

    @property
    def is_sound(self) -> bool:
        return self.name == playlists.SOUND

    @property
    def duration(self) -> float:
        """Seconds that are listed."""
        return sum(entry.seconds for entry in self.listed)

    @property
    def bytes(self) -> int:
        return sum(self.sizes)

    @property
    def average(self) -> int:
        """Bits a second over all that is listed."""
        return round(self.bytes * 8 / self.duration) if self.listed else 0

    @property
    def peak(self) -> int:
        """Bits a second of the densest listed segment; very short ones say nothing."""
        pairs = list(zip(self.sizes, self.listed, strict=True))
        long = [pair for pair in pairs if pair[1].seconds >= self.target / 2] or pairs
        densest = max((round(size * 8 / entry.seconds) for size, entry in long), default=0)
        return max(densest, self.average)

    def recover(self) -> None:
        """Take up what an earlier worker had listed; anything not listed is thrown away."""
        text = _read(self.folder / MEDIA)
        listed = playlists.entries(text)
        paths = [self.folder / entry.name for entry in listed]
        if not listed or not all(path.is_file() for path in [self.folder / INIT, *paths]):
            shutil.rmtree(self.folder, ignore_errors=True)
            return
        self.listed, self.ended = listed, playlists.is_ended(text)
        self.sizes = [path.stat().st_size for path in paths]
        known = {INIT, MEDIA, *(entry.name for entry in listed)}
        for path in self.folder.iterdir():
            if path.name not in known:
                path.unlink()
        self._describe()

    def begin(self) -> None:
        """Make an empty private folder for ffmpeg to write into."""
        shutil.rmtree(self.private, ignore_errors=True)
        self.private.mkdir(parents=True)
        self.folder.mkdir(parents=True, exist_ok=True)

    def take(self, verifier: Verifier, *, most: int) -> bool:
        """List up to `most` new segments once verified; return whether more are waiting.

        Side effects, in order: the segment is read again, moved, then the playlist replaced.
        Raises EngineFailure (ENGINE, or GONE when it belongs to another encoding), OSError.
        """
        fresh = playlists.entries(_read(self.private / "index.m3u8"))
        known = {entry.name for entry in self.listed}
        fresh = [entry for entry in fresh if entry.name not in known]
        before = len(self.listed)
        try:
            for entry in fresh[:most]:
                self._adopt(entry, verifier)
        finally:
            # What was verified before a fault stays listed.
            if len(self.listed) > before:
                self._write()
        return len(fresh) > most

    def _adopt(self, entry: Entry, verifier: Verifier) -> None:
        path = self.private / entry.name
        if entry.name != f"{len(self.listed):05}.m4s":
            raise EngineFailure(Reason.ENGINE, log=f"{self.name}: {entry.name} is out of order")
        seen = verifier.see(self.private / INIT, path, seconds=entry.seconds)
        if abs(seen.start - self.duration) > 0.2:  # noqa: PLR2004 - s, a gap that one would see
            log = f"{self.name}: {entry.name} begins at {seen.start:.3f}, not {self.duration:.3f}"
            raise EngineFailure(Reason.ENGINE, log=log)
        self._adopt_init()
        self.width, self.height = seen.width, seen.height
        self.sizes.append(path.stat().st_size)
        path.replace(self.folder / entry.name)
        self.listed.append(entry)

    def _adopt_init(self) -> None:
        theirs, ours = self.private / INIT, self.folder / INIT
        if not self.listed:
            shutil.copyfile(theirs, ours)
            self._describe()
        elif theirs.read_bytes() != ours.read_bytes():
            # Another ffmpeg than the one that began: its segments cannot follow the first ones.
            raise EngineFailure(Reason.ENGINE, log=f"{self.name}: {OTHER_ENGINE}")

    @staticmethod
    def tolerance(seconds: float) -> float:
        """Return how far from its length a whole track may be, both in seconds."""
        return max(0.5, 0.01 * seconds)

    def finish(self, seconds: float) -> None:
        """End the playlist, if what is listed lasts as long as it must (`seconds`)."""
        if abs(self.duration - seconds) > self.tolerance(seconds):
            log = f"{self.name}: {self.duration:.3f} s are listed of {seconds:.3f}"
            raise EngineFailure(Reason.ENGINE, log=log)
        self.ended = True
        self._write()
        shutil.rmtree(self.private, ignore_errors=True)

    def _describe(self) -> None:
        self.codec = playlists.codec_of((self.folder / INIT).read_bytes())

    def _write(self) -> None:
        text = playlists.media(self.listed, target=self.target, ended=self.ended)
        playlists.write(self.folder / MEDIA, text)


OTHER_ENGINE = "it was begun by another encoder"


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="ascii")
    except FileNotFoundError:
        return ""
