"""What the machine offers: a port, some disk, an answer."""

import http.client
import shutil
import socket
from contextlib import closing
from pathlib import Path

QUEUE = 2048
DISK_FLOOR = 2 * 1024**3


def address(bind: str, port: int) -> str:
    """Return the address that a browser on this machine can be given."""
    everywhere = bind in {"0.0.0.0", "::"}  # noqa: S104 - read, not listened on
    return f"http://{'127.0.0.1' if everywhere else bind}:{port}"


def refusal(bind: str, port: int, folder: Path) -> str:
    """Return why the site cannot be served here, in one sentence; empty when it can."""
    if trouble := port_trouble(bind, port):
        return (
            f"{bind}:{port} cannot be listened on ({trouble}). "
            f"Choose another port: make run LABFILMS_PORT={port + 1}"
        )
    folder.mkdir(parents=True, exist_ok=True)
    free = shutil.disk_usage(folder).free
    if free < DISK_FLOOR:
        return (
            f"{folder} has {free / 1024**3:.1f} GiB of free disk, and 2 GiB are needed. "
            "Free some, or name another folder: make run LABFILMS_VAR=/path"
        )
    return ""


def port_trouble(bind: str, port: int) -> str:
    """Return why `port` cannot be listened on, in the system's words; empty when it can."""
    with socket.socket() as probe:
        # As uvicorn does: a port whose last connections are still closing is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((bind, port))
        except OSError as error:
            return error.strerror or str(error)
    return ""


def listen(bind: str, port: int) -> socket.socket:
    """Return a socket that is listened on; whoever inherits it answers, whoever holds it keeps it.

    Its queue is that of a busy second: while processes change places nobody is refused.
    """
    family = socket.AF_INET6 if ":" in bind else socket.AF_INET
    listener = socket.socket(family)
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind((bind, port))
    listener.listen(QUEUE)
    return listener


def free_port() -> int:
    """Return a loopback port that nobody listened on a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def answers(bind: str, port: int) -> bool:
    """Say whether the site answers a request, whatever it answers."""
    with closing(http.client.HTTPConnection(bind, port, timeout=30)) as connection:
        try:
            connection.request("GET", "/", headers={"Connection": "close"})
            connection.getresponse()
        except (OSError, http.client.HTTPException):
            return False
    return True


def listens(host: str, port: int) -> bool:
    try:
        socket.create_connection((host, port), timeout=1).close()
    except OSError:
        return False
    return True
