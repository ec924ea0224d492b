"""Tell those who look that something has changed."""

import asyncio
import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from asgiref.sync import async_to_sync
from channels.layers import get_channel_layer
from django.db import transaction
from redis.exceptions import RedisError

log = logging.getLogger(__name__)

GROUP = "live"


def tell(topic: str, key: str, data: dict[str, Any]) -> None:
    """Broadcast the new state of one thing, once the current transaction commits.

    Rows are the truth: a message may be lost, and whoever missed it reads the snapshot. So
    a broker that is away is logged and never raised.
    """
    transaction.on_commit(lambda: _broadcast({"topic": topic, "key": key, "data": data}))


def _broadcast(frame: dict[str, Any]) -> None:
    layer = get_channel_layer()
    message = {"type": "live.frame", **frame}
    try:
        _beside_loops(lambda: async_to_sync(layer.group_send)(GROUP, message))
    except (RedisError, OSError) as error:
        log.warning("the live broker does not answer: %s", error)


def _beside_loops(call: Callable[[], Any]) -> None:
    # `async_to_sync` refuses a thread in which a loop runs: another thread then makes the call.
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        call()
    else:
        with ThreadPoolExecutor(max_workers=1) as pool:
            pool.submit(call).result()
