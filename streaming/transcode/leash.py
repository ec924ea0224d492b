"""Become another command, on a leash: limits, low priority, death with the parent.

Run as a file with `python -I -S leash.py LIMITS COMMAND...`, never imported: a fresh process
sets its own limits, so that the worker forks nothing with threads alive (`preexec_fn` does).
`LIMITS` is JSON: `parent` (process id), `cpu` (s), `memory`, `file` (bytes), `files`, `nice`.
"""

import ctypes
import json
import os
import resource
import signal
import sys

PR_SET_PDEATHSIG = 1
PR_SET_NO_NEW_PRIVS = 38


def main(arguments: list[str]) -> None:  # pragma: no cover - seen from outside, in its tests
    limits, command = json.loads(arguments[0]), arguments[1:]
    libc = ctypes.CDLL(None, use_errno=True)
    # Kept across execve: when the worker dies, even by kill -9, the kernel ends this process.
    libc.prctl(PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
    libc.prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0)
    if os.getppid() != limits["parent"]:
        sys.exit(1)  # it died before we asked
    for name, key in (
        (resource.RLIMIT_CPU, "cpu"),
        (resource.RLIMIT_AS, "memory"),
        (resource.RLIMIT_FSIZE, "file"),
        (resource.RLIMIT_NOFILE, "files"),
    ):
        hard = resource.getrlimit(name)[1]
        wanted = limits[key]
        resource.setrlimit(
            name, (wanted, wanted) if hard == resource.RLIM_INFINITY else (min(wanted, hard),) * 2
        )
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    # A file that grows past its limit is then an error that the command reports.
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    os.nice(limits["nice"])
    os.execv(command[0], command)  # noqa: S606 - that is what this file is for


if __name__ == "__main__":  # pragma: no cover
    main(sys.argv[1:])
