"""A worker's process that is asked to leave: it ends at once when idle, else after its task.

Long work looks at `asked()` from time to time and gives itself back: its row then waits for the
next worker, without having lost an attempt (ADR 0003).
"""

from types import FrameType

_asked = False
_tasks = 0


def asked() -> bool:
    """Say whether this process is to end as soon as it can."""
    return _asked


def ask(_number: int = 0, _frame: FrameType | None = None) -> None:
    """Ask this process to leave; a handler of signals. Raises SystemExit when it does nothing."""
    global _asked  # noqa: PLW0603 - one process, one wish
    _asked = True
    if not _tasks:
        raise SystemExit(0)


def begin() -> None:
    """Note that a task begins."""
    global _tasks  # noqa: PLW0603
    _tasks += 1


def end() -> None:
    """Note that a task has ended. Raises SystemExit when this process was asked to leave."""
    global _tasks  # noqa: PLW0603
    _tasks -= 1
    if _asked and not _tasks:
        raise SystemExit(0)
