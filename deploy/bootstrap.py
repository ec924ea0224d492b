"""Set up a checkout: environment, locked packages, front-end packages. Nothing is done twice.

Used by the Makefile. Standard library alone, since nothing is installed yet; the lines before the
version check must be readable by any Python 3.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the sentence is for whoever has an older one
    found = ".".join(str(part) for part in sys.version_info[:3])
    sys.exit(
        "LabFilms needs Python 3.11 or newer, and " + sys.executable + " is " + found + ". "
        "Name another one: make run PYTHON=python3.12"
    )

import argparse
import contextlib
import fcntl
import hashlib
import os
import shutil
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
UV_LOCK = ROOT / "deploy" / "uv.lock"
LOCKS = {
    "run": ROOT / "requirements.lock",
    "dev": ROOT / "requirements-dev.lock",
}
# Environment, front-end packages and a first demo weigh about 1.2 GiB.
DISK_FLOOR = 2 * 1024**3
CERTIFICATES = Path("/etc/ssl/certs/ca-certificates.crt")


class SetUpError(Exception):
    """Set-up cannot go on; the text says why and what to do."""


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("kind", choices=sorted(LOCKS), help="which lock the environment follows")
    parser.add_argument("--venv", type=Path, default=ROOT / ".venv")
    parser.add_argument("--python", default=sys.executable, help="the environment's interpreter")
    options = parser.parse_args()
    try:
        check_disk()
        with alone():
            environment = Environment(options.venv, options.python, options.kind)
            environment.set_up()
            install_front_end(environment)
            compile_translations(environment)
    except SetUpError as stop:
        sys.exit(f"\nLabFilms cannot be set up: {stop}")
    except KeyboardInterrupt:
        sys.exit("\nSet-up stopped; `make run` goes on where it was left.")


def check_disk() -> None:
    free = shutil.disk_usage(ROOT).free
    if free < DISK_FLOOR:
        raise SetUpError(
            f"{ROOT} has {free / 1024**3:.1f} GiB of free disk, and 2 GiB are needed. "
            "Free some, or move the checkout."
        )


@contextlib.contextmanager
def alone() -> Iterator[None]:
    """Hold the set-up's lock: `make run` and `make test` may be started side by side."""
    try:
        (ROOT / "var").mkdir(exist_ok=True)
        lock = (ROOT / "var" / "bootstrap.lock").open("w")
    except OSError as error:
        raise SetUpError(f"this folder cannot be written to ({error}).") from error
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            say("Another set-up is under way in this folder: waiting for it.")
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield


class Environment:
    """A virtual environment that holds exactly what one of the locks says."""

    def __init__(self, folder: Path, python: str, kind: str) -> None:
        self.folder = folder.resolve()
        self.base = python
        self.kind = kind
        self.bin = self.folder / "bin"
        self.python = self.bin / "python"
        self.uv = self.folder / "uv" / "bin" / "uv"

    def set_up(self) -> None:
        # Every run package is in the dev lock too: an environment for tests also runs the site.
        if self.stamp("dev").holds(LOCKS["dev"], LOCKS["run"]):
            return
        if self.kind == "run" and self.stamp("run").holds(LOCKS["run"]):
            return
        with step(f"Python packages of {LOCKS[self.kind].name} (a few minutes the first time)"):
            self.create()
            for kind in LOCKS:
                self.stamp(kind).forget()
            self.install_locked()
            locks = [LOCKS["dev"], LOCKS["run"]] if self.kind == "dev" else [LOCKS["run"]]
            self.stamp(self.kind).remember(*locks)

    def stamp(self, kind: str) -> "Stamp":
        return Stamp(self.folder / f"labfilms-{kind}.stamp", salt=str(self.folder))

    def create(self) -> None:
        if self.works():
            return
        shutil.rmtree(self.folder, ignore_errors=True)
        # `--without-pip` works where Debian keeps ensurepip in a package of its own.
        if run([self.base, "-m", "venv", "--without-pip", self.folder], fatal=False):
            return
        if run([self.base, "-m", "virtualenv", "--quiet", self.folder], fatal=False):
            return
        raise SetUpError(f"{self.base} cannot make a virtual environment. {MISSING_VENV}")

    def works(self) -> bool:
        return self.python.exists() and run(
            [self.python, "-c", "import sys; sys.exit(sys.version_info < (3, 11))"], fatal=False
        )

    def install_locked(self) -> None:
        lock = LOCKS[self.kind]
        self.install_uv()
        command = [self.uv, "pip", "sync", "--python", self.python, "--require-hashes"]
        # Its list of a hundred packages is worth a line on a terminal that shows progress, no more.
        command += ["--compile-bytecode"] if sys.stderr.isatty() else ["--compile-bytecode", "-q"]
        if run([*command, lock], fatal=False, quiet=False):
            return
        say("uv could not install the packages: trying once more with pip.")
        pip = self.pip()
        run([*pip, "install", "--require-hashes", "--no-deps", "-r", lock], quiet=False)

    def install_uv(self) -> None:
        if self.uv.exists() and run([self.uv, "--version"], fatal=False):
            return
        target = self.uv.parent.parent
        shutil.rmtree(target, ignore_errors=True)
        arguments = ["install", "--quiet", "--no-deps", "--require-hashes", "--target", target]
        run([*self.pip(), *arguments, "-r", UV_LOCK], quiet=False)

    def pip(self) -> list[str | Path]:
        """Return a pip that installs into this environment, wherever one can be had."""
        own: list[str | Path] = [self.python, "-m", "pip"]
        if run([*own, "--version"], fatal=False):
            return own
        if run([self.python, "-m", "ensurepip", "--upgrade"], fatal=False):
            return own
        installed: list[str | Path] = [self.base, "-m", "pip", "--python", self.python]
        if run([*installed, "--version"], fatal=False):
            return installed
        shutil.rmtree(self.folder, ignore_errors=True)
        if run([self.base, "-m", "virtualenv", "--quiet", self.folder], fatal=False):
            return own
        raise SetUpError(f"{self.base} has neither ensurepip, pip nor virtualenv. {MISSING_VENV}")


MISSING_VENV = "On Debian or Ubuntu: sudo apt install python3-venv"


class Stamp:
    """A file that remembers from which inputs a step was done."""

    def __init__(self, path: Path, salt: str = "") -> None:
        self.path = path
        self.salt = salt

    def digest(self, inputs: tuple[Path, ...]) -> str:
        digest = hashlib.sha256(self.salt.encode())
        for path in inputs:
            digest.update(path.read_bytes())
        return digest.hexdigest()

    def holds(self, *inputs: Path) -> bool:
        return self.path.is_file() and self.path.read_text() == self.digest(inputs)

    def remember(self, *inputs: Path) -> None:
        self.path.write_text(self.digest(inputs))

    def forget(self) -> None:
        self.path.unlink(missing_ok=True)


def install_front_end(environment: Environment) -> None:
    inputs = (ROOT / "package.json", ROOT / "package-lock.json")
    stamp = Stamp(ROOT / "node_modules" / "labfilms.stamp")
    if stamp.holds(*inputs):
        return
    with step("Front-end packages of package-lock.json"):
        npm = shutil.which("npm") or environment.bin / "npm"
        search = f"{environment.bin}{os.pathsep}{os.environ.get('PATH', os.defpath)}"
        command = [npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error"]
        run([*command, "--no-update-notifier"], quiet=False, PATH=search)
        stamp.remember(*inputs)


def compile_translations(environment: Environment) -> None:
    """Compile the catalogues, so that every command speaks French, not the served site alone."""
    sources = (ROOT / "locale").glob("*/LC_MESSAGES/*.po")
    if not any(is_stale(source) for source in sources):
        return
    with step("Translations"):
        code = "from pathlib import Path; from labfilms.operations import catalogues as c; "
        code += "c.compile_all(Path('locale'))"
        run([environment.python, "-c", code], quiet=False)


def is_stale(source: Path) -> bool:
    target = source.with_suffix(".mo")
    return not target.exists() or target.stat().st_mtime < source.stat().st_mtime


def run(
    command: list[str | Path], *, fatal: bool = True, quiet: bool = True, **environment: str
) -> bool:
    """Run a command in the checkout; return whether it went well, or stop when `fatal`."""
    words = [str(word) for word in command]
    sink = subprocess.DEVNULL if quiet else None
    try:
        done = subprocess.run(  # noqa: S603 - our own words and the checkout's paths
            words,
            cwd=ROOT,
            env=tool_environment() | environment,
            stdin=subprocess.DEVNULL,
            stdout=sink,
            stderr=sink,
            check=False,
        )
    except OSError as error:
        if fatal:
            raise SetUpError(f"{words[0]} could not be started ({error}).") from error
        return False
    if done.returncode and fatal:
        raise SetUpError(f"`{' '.join(words)}` has failed; its own words are above.")
    return done.returncode == 0


def tool_environment() -> dict[str, str]:
    """Return the environment in which pip, uv and npm are started: the machine's own habits."""
    environment = dict(os.environ)
    for name in ("PYTHONDONTWRITEBYTECODE", "PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV"):
        environment.pop(name, None)
    environment.setdefault("PIP_DISABLE_PIP_VERSION_CHECK", "1")
    # The machine's own certificates, as pip uses them: a company's mirror is often signed by one.
    environment.setdefault("UV_SYSTEM_CERTS", "1")
    environment.setdefault("UV_HTTP_TIMEOUT", "120")
    if "PIP_INDEX_URL" in environment:
        environment.setdefault("UV_DEFAULT_INDEX", environment["PIP_INDEX_URL"])
    if CERTIFICATES.is_file():
        environment.setdefault("NODE_EXTRA_CA_CERTS", str(CERTIFICATES))
    return environment


@contextlib.contextmanager
def step(what: str) -> Iterator[None]:
    say(f"{what} …")
    start = time.monotonic()
    yield
    say(f"{what}: done in {time.monotonic() - start:.0f} s.")


def say(words: str) -> None:
    sys.stdout.write(f"· {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
