"""An Elasticsearch node from Maven Central, for tests and for a trial on one machine.

    python3 deploy/elasticsearch/node.py DATA [PORT]      builds it once, then runs until Ctrl-C

It has one node, no password, and the few modules that LabFilms asks for (pom.xml): never for a
site. What Maven makes stands in ~/.cache/labfilms, a folder for each state of these sources.
"""

import contextlib
import fcntl
import hashlib
import http.client
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent
LEAST_JAVA = 17
# Seconds; a cold machine with others at work takes its time.
BUILDS_WITHIN, STARTS_WITHIN, ENDS_WITHIN = 600.0, 120.0, 20.0


class Missing(Exception):
    """What the machine lacks, in a sentence."""


class Node:
    """One node on a free port of loopback: start, kill as -9 does, start again on the same data."""

    def __init__(
        self, data: Path, *, memory: str = "512m", quick: bool = True, port: int = 0
    ) -> None:
        self.data = data
        self.memory = memory
        self.port = port or free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        # The first compiler alone: it starts sooner, and computes more slowly at length.
        self.compiler = ["-XX:TieredStopAtLevel=1"] if quick else []
        self.process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start it and wait until it answers; raises Missing."""
        home = built()
        self.data.mkdir(parents=True, exist_ok=True)
        words = [
            *("java", f"-Xms{self.memory}", f"-Xmx{self.memory}", "-XX:+UseSerialGC"),
            *self.compiler,
            *("--module-path", home / "lib", "--add-modules", "ALL-MODULE-PATH"),
            *("-cp", next((home / "start").glob("*.jar")), "labfilms.node.OneNode"),
            *(home, "tethered", f"http.port={self.port}"),
            *(f"path.data={self.data / 'data'}", f"path.logs={self.data / 'logs'}"),
        ]
        with (self.data / "node.log").open("ab") as log:
            self.process = subprocess.Popen(  # noqa: S603 - our own words
                list(map(str, words)), stdin=subprocess.PIPE, stdout=log, stderr=log
            )
        self._wait()

    def kill(self) -> None:
        """End it as a power cut would."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """Ask it to end, and see to it that it does."""
        self._end(signal.SIGTERM)

    def pause(self) -> None:
        """Let it keep its connections and answer nothing."""
        self._tell(signal.SIGSTOP)

    def go_on(self) -> None:
        """Let it answer again."""
        self._tell(signal.SIGCONT)

    def _tell(self, sign: signal.Signals) -> None:
        if self.process is not None and self.process.poll() is None:
            self.process.send_signal(sign)

    def _end(self, sign: signal.Signals) -> None:
        if self.process is None:
            return
        self._tell(sign)
        self._tell(signal.SIGCONT)
        try:
            self.process.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        if self.process.stdin:
            self.process.stdin.close()
        self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + STARTS_WITHIN
        while time.monotonic() < until:
            if self.process is None or self.process.poll() is not None:
                break
            if answers(self.port):
                return
            time.sleep(0.1)
        self.kill()
        raise Missing(f"Elasticsearch does not start: see {self.data / 'node.log'}")


def answers(port: int) -> bool:
    """Tell whether a node answers there, its indices read."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=2)
    with contextlib.closing(connection), contextlib.suppress(OSError, http.client.HTTPException):
        connection.request("GET", "/_cluster/health?wait_for_status=yellow&timeout=1s")
        return connection.getresponse().status == http.client.OK
    return False


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def missing() -> str:
    """Say what the machine lacks to build and run a node; nothing when it has all."""
    lacking = [name for name in ("java", "javac", "mvn") if shutil.which(name) is None]
    if lacking:
        return f"no {' nor '.join(lacking)}: apt install openjdk-17-jdk-headless maven"
    asked = ["java", "-version"]
    said = subprocess.run(asked, capture_output=True, text=True, check=False)  # noqa: S603
    version = re.search(r'version "(\d+)', said.stderr)
    if version is None or int(version[1]) < LEAST_JAVA:
        return f"Java {LEAST_JAVA} or newer is needed"
    return ""


def built() -> Path:
    """Return the folder of the node, built now if these sources never were; raises Missing."""
    if lacking := missing():
        raise Missing(lacking)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "labfilms"
    cache.mkdir(parents=True, exist_ok=True)
    place = cache / f"elasticsearch-{_fingerprint()}"
    with (cache / "elasticsearch.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not place.is_dir():
            _build(place)
    return place / "home"


def _build(place: Path) -> None:
    making = place.with_suffix(".making")
    shutil.rmtree(making, ignore_errors=True)
    maven = ["mvn", "--quiet", "--batch-mode", "--file", str(HERE / "pom.xml"), f"-Dbuilt={making}"]
    try:
        done = subprocess.run(  # noqa: S603 - our own words
            [*maven, "package"], capture_output=True, text=True, check=False, timeout=BUILDS_WITHIN
        )
    except subprocess.TimeoutExpired as fault:
        raise Missing("Maven does not come to an end") from fault
    if done.returncode:
        raise Missing(f"Maven does not build the node: {(done.stdout + done.stderr)[-600:]}")
    # In one step: a build that was cut is not taken for a whole one.
    making.rename(place)


def _fingerprint() -> str:
    sources = sorted(path for path in HERE.rglob("*") if path.is_file() and path.suffix != ".pyc")
    read = (f"{path.relative_to(HERE)}\0".encode() + path.read_bytes() for path in sources)
    return hashlib.blake2b(b"\0".join(read), digest_size=8).hexdigest()


def main(words: list[str]) -> None:
    if not words:
        raise SystemExit(__doc__)
    node = Node(Path(words[0]), quick=False, port=int(words[1]) if words[1:] else 0)
    try:
        node.start()
    except Missing as fault:
        raise SystemExit(str(fault)) from fault
    print(f"LABFILMS_ELASTIC_URL={node.address}", flush=True)  # noqa: T201 - what one asked for
    with contextlib.suppress(KeyboardInterrupt):
        signal.pause()
    node.stop()


if __name__ == "__main__":
    main(sys.argv[1:])
