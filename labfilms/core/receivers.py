"""A task is written about under the id of the request that queued it."""

import logging
import time
from typing import Any

from celery.signals import (
    before_task_publish,
    setup_logging,
    task_failure,
    task_postrun,
    task_prerun,
)

from labfilms.core import leaving, logs

log = logging.getLogger("labfilms.tasks")

# Beside Celery's own headers, which a task is given as attributes of its `request`.
HEADER = "labfilms_request"


@setup_logging.connect  # type: ignore[untyped-decorator]
def leave_logging_alone(**_: object) -> None:
    """Keep Django's settings of the logs: a receiver of this signal takes Celery's place."""


@before_task_publish.connect  # type: ignore[untyped-decorator]
def hand_on(headers: dict[str, Any] | None = None, **_: object) -> None:
    if headers is not None and logs.current() != logs.NONE:
        headers[HEADER] = logs.current()


@task_prerun.connect  # type: ignore[untyped-decorator]
def take_up(task: Any, **_: object) -> None:
    request = task.request
    # Done at once, inside what queued it: its lines are already under the right id.
    if getattr(request, "is_eager", False):
        return
    leaving.begin()
    block = logs.under(logs.accepted(str(getattr(request, HEADER, "") or "")))
    block.__enter__()
    request.labfilms_block, request.labfilms_start = block, time.perf_counter()


@task_failure.connect  # type: ignore[untyped-decorator]
def say_why(sender: Any, einfo: Any = None, **_: object) -> None:
    # Celery's own line holds the task's arguments; the traceback alone is ours to keep.
    if not getattr(sender.request, "is_eager", False):
        log.error("%s has failed\n%s", sender.name, getattr(einfo, "traceback", ""))


@task_postrun.connect  # type: ignore[untyped-decorator]
def lay_down(task: Any, state: str | None = None, **_: object) -> None:
    request = task.request
    block = getattr(request, "labfilms_block", None)
    if block is None:
        return
    seconds = time.perf_counter() - request.labfilms_start
    facts = {"task": task.name, "state": state or logs.NONE, "ms": round(seconds * 1000, 1)}
    log.info("%s %s %s ms", *facts.values(), extra=facts)
    block.__exit__(None, None, None)
    leaving.end()
