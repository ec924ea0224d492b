"""One supervisor a data folder: the lock, and what it says to a second one."""

import fcntl
import json
import os
from io import TextIOWrapper
from pathlib import Path


class AlreadyRunning(Exception):
    """Another supervisor serves this folder, at `address`, as process `pid`."""

    def __init__(self, address: str, pid: int) -> None:
        super().__init__(address)
        self.address = address
        self.pid = pid


def take(path: Path, address: str) -> TextIOWrapper:
    """Lock `path` for as long as the returned file stays open, and write who holds it.

    Raises AlreadyRunning. The kernel drops the lock with its holder, whatever ended it.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    file = path.open("a+", encoding="utf-8")
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        holder = read(file)
        file.close()
        raise AlreadyRunning(holder.get("address", "?"), int(holder.get("pid", 0))) from None
    file.truncate(0)
    json.dump({"pid": os.getpid(), "address": address}, file)
    file.flush()
    return file


def read(file: TextIOWrapper) -> dict[str, str]:
    file.seek(0)
    try:
        holder: dict[str, str] = json.load(file)
    except ValueError:
        # Taken this very moment: its holder has not written yet.
        return {}
    return holder
