"""One subscription and one broadcaster a process.

Each process subscribes once to the channel layer, whatever the number of its sockets, and
hands every frame to the clients that listen to its topic. A client that reads slowly keeps
the newest frame of each thing only, so that its queue is bounded by what it listens to.

A broker that went away loses frames, and its client does not tell us. So the rows are read
again now and then, once a thing whatever the number of those who look at it.
"""

import asyncio
import contextlib
import logging
from collections import defaultdict
from collections.abc import Awaitable, Callable
from typing import Any
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async
from channels.layers import get_channel_layer
from django.db import Error as DatabaseFault
from redis.exceptions import RedisError

from labfilms.live import topics
from labfilms.live.services import GROUP

log = logging.getLogger(__name__)

Key = tuple[str, str]
Send = Callable[[list[dict[str, Any]]], Awaitable[None]]

# Frames leave together at most ten times a second: more is not seen, and costs each client.
BEAT = 0.1
# How long to wait before asking a broker that went away again.
RETRY = 2.0
# How often the rows are read again: what was lost is caught up within a minute (promises).
CATCH_UP = 30.0


class Client:
    """One socket: what it listens to, and what it has still to be told."""

    def __init__(self, send: Send) -> None:
        self.send = send
        self.keys: set[Key] = set()
        self.pending: dict[Key, dict[str, Any]] = {}
        self.ready = asyncio.Event()

    def push(self, key: Key, data: dict[str, Any]) -> None:
        """Keep the newest state of one thing until the next beat."""
        self.pending[key] = data
        self.ready.set()

    async def run(self) -> None:
        """Send what is pending, a beat apart, until cancelled."""
        while True:
            await self.ready.wait()
            self.ready.clear()
            frames = [
                {"topic": topic, "key": key, "data": data}
                for (topic, key), data in self.pending.items()
            ]
            self.pending.clear()
            await self.send(frames)
            await asyncio.sleep(BEAT)


class Hub:
    """The process's subscription; it lives as long as a client is there."""

    def __init__(self) -> None:
        self.clients: dict[Key, set[Client]] = defaultdict(set)
        # What was told last of each thing that somebody looks at.
        self.states: dict[Key, dict[str, Any]] = {}
        self.tasks: list[asyncio.Task[None]] = []
        self.subscribed = asyncio.Event()

    async def listen(self, client: Client, key: Key) -> None:
        """Give `client` every later frame of one thing, once the process is subscribed.

        A broker that is away is waited for RETRY seconds, and then no longer.
        """
        self.clients[key].add(client)
        client.keys.add(key)
        if not self.tasks:
            self.subscribed = asyncio.Event()
            self.tasks = [
                asyncio.create_task(self._receive(self.subscribed)),
                asyncio.create_task(self._catch_up()),
            ]
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self.subscribed.wait(), RETRY)

    def leave(self, client: Client, key: Key) -> None:
        """Give `client` no more of one thing."""
        client.keys.discard(key)
        client.pending.pop(key, None)
        self.clients[key].discard(client)
        if not self.clients[key]:
            del self.clients[key]
            self.states.pop(key, None)

    async def forget(self, client: Client) -> None:
        """Leave everything; the last client to go ends the subscription."""
        for key in list(client.keys):
            self.leave(client, key)
        if not self.clients:
            # Taken away before they end: whoever comes meanwhile starts others.
            tasks, self.tasks = self.tasks, []
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _receive(self, subscribed: asyncio.Event) -> None:
        layer = get_channel_layer()
        while True:
            channel = None
            try:
                channel = await layer.new_channel()
                await layer.group_add(GROUP, channel)
                subscribed.set()
                while True:
                    frame = await layer.receive(channel)
                    self._hand_out((frame["topic"], frame["key"]), frame["data"])
            except (RedisError, OSError) as error:
                log.warning("the live broker does not answer: %s", error)
                await asyncio.sleep(RETRY)
            finally:
                subscribed.clear()
                if channel is not None:
                    with contextlib.suppress(RedisError, OSError):
                        await layer.group_discard(GROUP, channel)

    def _hand_out(self, key: Key, data: dict[str, Any]) -> None:
        clients = self.clients.get(key)
        if clients:
            self.states[key] = data
            for client in clients:
                client.push(key, data)

    async def _catch_up(self) -> None:
        while True:
            await asyncio.sleep(CATCH_UP)
            try:
                for key in list(self.clients):
                    await self._read_again(key)
            except DatabaseFault:
                log.warning("the rows cannot be read again now", exc_info=True)

    async def _read_again(self, key: Key) -> None:
        told = self.states.get(key)
        state = await database_sync_to_async(topics.find(key[0]).snapshot)(key[1])
        # What was told while the row was read is newer than it.
        if self.states.get(key) is told and state != told:
            self._hand_out(key, state)


_hubs: WeakKeyDictionary[asyncio.AbstractEventLoop, Hub] = WeakKeyDictionary()


def hub() -> Hub:
    """Return the hub of the running event loop: one a process in service."""
    return _hubs.setdefault(asyncio.get_running_loop(), Hub())
