"""The real house, started as `make run` does, in a folder of its own."""

import http.client
import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Seconds; a first start migrates, which a busy machine does slowly.
STARTS_WITHIN = 300.0


class Stack:
    """`manage.py serve` on a free port: start, kill as -9 does, start again on the same folder."""

    def __init__(self, var: Path, **environment: str) -> None:
        self.var = var
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = var / "serve.log"
        kept = {
            name: value for name, value in os.environ.items() if not name.startswith("LABFILMS_")
        }
        kept.pop("PYTHONDONTWRITEBYTECODE", None)
        kept.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)
        self.environment = kept | {
            "DJANGO_SETTINGS_MODULE": "labfilms.settings",
            "LABFILMS_VAR": str(var),
            "LABFILMS_PORT": str(self.port),
            "LABFILMS_ADDRESS": self.address,
            # What a test has just made is shown at once.
            "LABFILMS_REMEMBER": "0",
            **environment,
        }
        self.supervisor: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Start the supervisor; return once its address answers and its workers were started."""
        self.var.mkdir(parents=True, exist_ok=True)
        mark = self.log.stat().st_size if self.log.exists() else 0
        with self.log.open("ab") as log:
            self.supervisor = subprocess.Popen(
                [sys.executable, "manage.py", "serve", "--no-seed", "--tethered"],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.wait(lambda: self.answers() and "Ctrl-C stops" in self.words(mark))

    def wait(self, condition) -> None:
        end = time.monotonic() + STARTS_WITHIN
        while not condition():
            if self.supervisor.poll() is not None or time.monotonic() > end:
                raise AssertionError(f"the site did not start:\n{self.words()[-4000:]}")
            time.sleep(0.1)

    def answers(self) -> bool:
        with closing(http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            try:
                connection.request("HEAD", "/", headers={"Connection": "close"})
                connection.getresponse().read()
            except (OSError, http.client.HTTPException):
                return False
            return True

    def words(self, since: int = 0) -> str:
        return self.log.read_bytes()[since:].decode(errors="replace")

    def kill(self) -> None:
        """Kill the supervisor with -9: its children die with it, with nothing said to anyone."""
        self.supervisor.send_signal(signal.SIGKILL)
        self.supervisor.wait()
        end = time.monotonic() + 10
        while self.answers() and time.monotonic() < end:
            time.sleep(0.05)

    def restart(self) -> None:
        self.kill()
        self.start()

    def stop(self) -> None:
        if self.supervisor is None or self.supervisor.poll() is not None:
            return
        self.supervisor.send_signal(signal.SIGTERM)
        try:
            self.supervisor.wait(timeout=30)
        except subprocess.TimeoutExpired:
            self.kill()

    def manage(self, *words: str, text: str = "") -> str:
        """Run a management command on this folder's database; return what it prints."""
        done = subprocess.run(
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    def mails(self) -> list[str]:
        return read_mails(self.var)

    def rows(self, sql: str) -> list[tuple]:
        """Ask the house's database, whatever the house is doing."""
        with closing(sqlite3.connect(self.var / "labfilms.sqlite3")) as database:
            return database.execute(sql).fetchall()


def read_mails(var: Path) -> list[str]:
    """Return every mail that was written to a folder of data, oldest first."""
    files = sorted((var / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
    return [path.read_text(encoding="utf-8") for path in files]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
