"""Queue work by name, on commit.

Rooms declare tasks with `@jobs.task`, and others queue them by name, never by import. The
broker may be flushed or away: whoever needs a task's effect keeps it as a row, and a sweeper
queues again what waits. So a broker that does not answer is logged, never raised.
"""

import logging
from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Any

from celery import Celery, current_app, shared_task
from django.db import transaction
from kombu.exceptions import OperationalError

log = logging.getLogger(__name__)

app = Celery("labfilms")


class Queue(StrEnum):
    """The queues, from the most to the least urgent. A worker names those that it serves."""

    PROBE = "probe"
    ENCODE = "encode"
    REST = "rest"


_queues: dict[str, Queue] = {}


class UnknownTask(LookupError):
    """No room has declared a task of that name: a fault of the code, never of a person."""


class TaskTaken(ValueError):
    """Two rooms declare the same name: a fault of the code, never of a person."""


def configure() -> None:
    """Give Celery its settings; called once, when the apps are ready."""
    app.config_from_object("django.conf:settings", namespace="CELERY")
    app.set_default()


def task(name: str, queue: Queue = Queue.REST) -> Callable[[Callable[..., None]], Any]:
    """Declare a task: an idempotent function of primitive arguments that calls one service.

    `name` is `<wing>.<verb>_<noun>`; it stays when the function moves. Raises TaskTaken: Celery
    would keep the first function of a name and leave the second unseen.
    """
    if name in _queues:
        raise TaskTaken(name)
    _queues[name] = queue
    declare: Callable[[Callable[..., None]], Any]
    declare = shared_task(name=name, ignore_result=True, acks_late=True)
    return declare


def queue(name: str, *args: str | int, delay: float = 0) -> None:
    """Queue the task `name` once the current transaction commits, `delay` seconds later.

    Raises UnknownTask at once when nobody declared it. Outside a transaction it is sent now.
    """
    if name not in current_app.tasks:
        raise UnknownTask(name)
    transaction.on_commit(partial(_send, name, args, delay))


def _send(name: str, args: tuple[str | int, ...], delay: float) -> None:
    # Through the registered task, not `send_task`, which ignores `task_always_eager`.
    try:
        # The queue is named here: as an attribute of the task, Celery deprecates it.
        current_app.tasks[name].apply_async(
            args=args, countdown=delay or None, retry=False, queue=str(_queues[name])
        )
    except OperationalError:
        log.warning("the broker does not answer: %s%s waits for the sweeper", name, args)
