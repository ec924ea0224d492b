"""The web process: pages and sockets, on a socket that its parent holds open.

    python -m labfilms.operations.web --fd 3 --grace 60 --ready var/run

Several processes listen on the same socket: while one leaves, what waits in its queue is answered
by the others, so a restart refuses nobody. Without `--fd` it opens `--bind` and `--port` itself, as
a container's only process does.
"""

import argparse
import asyncio
import os
import socket
from pathlib import Path

import uvicorn

# Long enough for what was accepted a moment ago to have said what it wants.
SETTLE = 0.5


class Server(uvicorn.Server):
    """Uvicorn, that says when it serves, and leaves without dropping what was just accepted."""

    def __init__(self, config: uvicorn.Config, ready: Path | None) -> None:
        super().__init__(config)
        self.ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        if self.ready is not None:
            self.ready.mkdir(parents=True, exist_ok=True)
            ready_file(self.ready, os.getpid()).touch()

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        if self.ready is not None:
            ready_file(self.ready, os.getpid()).unlink(missing_ok=True)
        for server in self.servers:
            server.close()
        # A connection whose request has not been read yet would be closed unanswered.
        await asyncio.sleep(SETTLE)
        await super().shutdown(sockets)


def ready_file(folder: Path, pid: int) -> Path:
    """Return the file that says that a web process serves."""
    return folder / f"web-{pid}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--bind", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    parser.add_argument("--fd", type=int, help="a socket that is listened on already")
    parser.add_argument(
        "--grace", type=int, default=2, help="seconds to end what is being answered"
    )
    parser.add_argument("--ready", type=Path, help="the folder to say in that it serves")
    options = parser.parse_args()
    config = uvicorn.Config(
        "labfilms.asgi:application",
        host=options.bind,
        port=options.port,
        # Channels' router has no lifespan.
        lifespan="off",
        timeout_graceful_shutdown=options.grace,
        # Through Django's settings, as everything else.
        log_config=None,
        log_level="warning",
        access_log=False,
        server_header=False,
        # Django and ipware read what a proxy adds, by LABFILMS_PROXIES.
        proxy_headers=False,
    )
    # Not uvicorn's own `fd`, which takes every socket for one of Unix.
    given = None if options.fd is None else [socket.socket(fileno=options.fd)]
    Server(config, options.ready).run(given)


if __name__ == "__main__":
    main()
