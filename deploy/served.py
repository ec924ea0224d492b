"""`manage.py serve` in a folder of its own: started, waited for, killed, asked.

deploy/stack.py puts the programs of production around it; the tests in a browser take it as
`make run` starts it.
"""

import http.client
import os
import signal
import ssl
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from urllib.parse import urlsplit

ROOT = Path(__file__).resolve().parent.parent
# Seconds. A first start migrates, which a busy machine does slowly; a web process in production
# lets answers under way end.
STARTS_WITHIN, ENDS_WITHIN = 300.0, 90.0


class NotServedError(Exception):
    """The site, or what it stands on, does not start or do as asked; the text says why."""


class Served:
    """The site at `address`: start it, kill it as -9 does, start it again on the same folder."""

    def __init__(self, var: Path, address: str, **settings: str) -> None:
        self.var, self.address = var, address
        self.log = var / "serve.log"
        self.settings = settings
        # The certificate that its address shows, where that is one of HTTPS.
        self.certificate: Path | None = None
        self.supervisor: subprocess.Popen[bytes] | None = None

    @property
    def environment(self) -> dict[str, str]:
        """Return what its programs read: no setting of ours but those that it was given."""
        left_out = {"PYTHONDONTWRITEBYTECODE", "DJANGO_ALLOW_ASYNC_UNSAFE"}
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith("LABFILMS_") and name not in left_out
        }
        return kept | {
            "DJANGO_SETTINGS_MODULE": "labfilms.settings",
            "LABFILMS_VAR": str(self.var),
            "LABFILMS_ADDRESS": self.address,
            **self.settings,
        }

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
        started = wait(
            lambda: "Ctrl-C stops" in self.words(mark) and self.answers(), self.supervisor
        )
        if not started:
            raise NotServedError(f"the site did not start ({self.log}):\n{self.words()[-4000:]}")

    def words(self, since: int = 0) -> str:
        return self.log.read_bytes()[since:].decode(errors="replace")

    def answers(self) -> bool:
        """Say whether visitors may be sent to its address."""
        place = urlsplit(self.address).netloc
        if self.certificate:
            context = ssl.create_default_context(cafile=str(self.certificate))
            line = http.client.HTTPSConnection(place, context=context, timeout=20)
        else:
            line = http.client.HTTPConnection(place, timeout=20)
        with closing(line):
            try:
                line.request("GET", "/sante/pret/", headers={"Connection": "close"})
                return line.getresponse().status == http.client.OK
            except (OSError, http.client.HTTPException):
                return False

    def manage(self, *words: str, text: str = "") -> str:
        """Run a management command on it; return what it prints. Raises NotServedError."""
        done = subprocess.run(  # noqa: S603 - our own words
            [sys.executable, "manage.py", *words],
            cwd=ROOT,
            env=self.environment,
            input=text,
            capture_output=True,
            text=True,
            check=False,
            timeout=600,
        )
        if done.returncode:
            raise NotServedError(done.stdout + done.stderr)
        return done.stdout

    def mails(self) -> list[str]:
        """Return what it has written to its folder of mails, oldest first."""
        files = sorted((self.var / "mail").glob("*.log"), key=lambda path: path.stat().st_mtime)
        return [path.read_text(encoding="utf-8") for path in files]

    def kill(self) -> None:
        """Kill the supervisor with -9: its children die with it, with nothing said to anyone."""
        if self.supervisor is None:
            return
        self.supervisor.kill()
        self.supervisor.wait()
        end = time.monotonic() + 10
        while self.answers() and time.monotonic() < end:
            time.sleep(0.05)

    def stop(self) -> None:
        """Ask it to end, and see to it that it does."""
        if self.supervisor is None or self.supervisor.poll() is not None:
            return
        self.supervisor.send_signal(signal.SIGTERM)
        try:
            self.supervisor.wait(ENDS_WITHIN)
        except subprocess.TimeoutExpired:
            self.kill()


def wait(condition: Callable[[], bool], child: subprocess.Popen[bytes]) -> bool:
    """Wait for what a child is to bring about; False when it has ended, or takes too long."""
    end = time.monotonic() + STARTS_WITHIN
    while not condition():
        if child.poll() is not None or time.monotonic() > end:
            return False
        time.sleep(0.1)
    return True
