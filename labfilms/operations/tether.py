"""Start a program that dies with whoever started it.

`python tether.py PARENT PROGRAM [WORD …]` ties itself to the process PARENT, then becomes PROGRAM.
Run by its path with `-I -S`, so that it costs a few milliseconds and needs nothing installed.
A kill of the parent, even -9, then leaves no child; where the system is not Linux, only a
polite end does.
"""

import ctypes
import os
import signal
import sys

# <linux/prctl.h>; the tie survives execve of an ordinary program, see prctl(2).
PR_SET_PDEATHSIG = 1


def die_with_parent(number: int = signal.SIGKILL) -> None:
    """Have the kernel send the signal `number` to this process when its parent ends."""
    if sys.platform == "linux":
        ctypes.CDLL(None, use_errno=True).prctl(PR_SET_PDEATHSIG, int(number))


def main(arguments: list[str]) -> None:
    parent, program = int(arguments[0]), arguments[1]
    die_with_parent()
    # It may have ended before the tie was made: nothing would then ever end this process.
    if os.getppid() != parent:
        sys.exit(f"{program} was not started: its parent is gone")
    os.execv(program, arguments[1:])  # noqa: S606 - no shell is wanted


if __name__ == "__main__":
    main(sys.argv[1:])
