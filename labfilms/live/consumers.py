"""The one socket a page opens: it names what it looks at, and is told when it changes."""

import asyncio
import json
import logging
import time
from importlib import import_module
from typing import Any

from channels.auth import get_user
from channels.db import database_sync_to_async
from channels.exceptions import StopConsumer
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser
from django.db import Error as DatabaseFault

from labfilms.live import topics
from labfilms.live.hub import Client, Key, hub

log = logging.getLogger(__name__)
sessions = import_module(settings.SESSION_ENGINE)

# A right that ended is dead on a socket within this many seconds (promises, "Who may see what").
RECHECK = 5.0
# More than any page looks at, and longer than any name; a client that asks for more is at fault.
MOST_TOPICS = 50
MOST_CHARACTERS = 500
# What a client is told of its own fault, and of ours: it comes back after the second.
BAD_MESSAGE = 4400
OUR_FAULT = 1011


class LiveConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # ships no types
    """Messages in: `{"listen": [topic, key]}`, `{"leave": [topic, key]}`.

    Messages out: `{"frames": [{"topic", "key", "data"}]}` and `{"refused": [topic, key]}`, at
    once or when a right has ended.
    """

    # The hub hears the channel layer for all; Channels would subscribe each socket to it.
    channel_layer_alias = None

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        self.client = Client(self._send_frames)
        self.sender: asyncio.Task[None] | None = None
        self.checked = time.monotonic()
        try:
            await super().__call__(scope, receive, send)
        finally:
            # Here and not in `disconnect`, which a fault of ours would skip.
            await self._end()

    async def connect(self) -> None:
        await self.accept()
        self.sender = asyncio.create_task(self._tell())

    async def receive(self, text_data: str | None = None, **_: Any) -> None:
        try:
            if text_data is None or len(text_data) > MOST_CHARACTERS:
                raise ValueError("no short text")  # noqa: TRY301 - one way out for all of them
            await self._obey(json.loads(text_data))
        except ValueError:
            await self.close(code=BAD_MESSAGE)
            raise StopConsumer from None

    async def _obey(self, content: Any) -> None:
        match content:
            case {"listen": [str(topic), str(key)]}:
                await self._listen((topic, key))
            case {"leave": [str(topic), str(key)]}:
                hub().leave(self.client, (topic, key))
            case _:
                raise ValueError("neither listen nor leave")

    async def _listen(self, key: Key) -> None:
        full = len(self.client.keys) >= MOST_TOPICS
        if full or not await self._allowed(await self._viewer(), key):
            await self.send_json({"refused": list(key)})
            return
        # First the subscription, then the snapshot: nothing falls between the two.
        await hub().listen(self.client, key)
        topic = topics.find(key[0])
        self.client.push(key, await database_sync_to_async(topic.snapshot)(key[1]))

    async def _tell(self) -> None:
        try:
            await self.client.run()
        except DatabaseFault:
            log.warning("the rights of a socket cannot be read: it is closed", exc_info=True)
            await self.close(code=OUR_FAULT)

    async def _send_frames(self, frames: list[dict[str, Any]]) -> None:
        if time.monotonic() - self.checked > RECHECK:
            await self._recheck()
        kept = [frame for frame in frames if (frame["topic"], frame["key"]) in self.client.keys]
        if kept:
            await self.send_json({"frames": kept})

    async def _recheck(self) -> None:
        viewer = await self._viewer()
        for key in list(self.client.keys):
            if not await self._allowed(viewer, key):
                hub().leave(self.client, key)
                await self.send_json({"refused": list(key)})
        self.checked = time.monotonic()

    async def _viewer(self) -> AbstractBaseUser | AnonymousUser:
        # The session as it is now: signing out elsewhere, another password or a suspension ends
        # what is told.
        session = self.scope.get("session")
        if session is None or session.session_key is None:
            return AnonymousUser()
        now = sessions.SessionStore(session.session_key)
        viewer: AbstractBaseUser | AnonymousUser = await get_user({"session": now})
        return viewer

    async def _allowed(self, viewer: AbstractBaseUser | AnonymousUser, key: Key) -> bool:
        try:
            topic = topics.find(key[0])
        except topics.UnknownTopic:
            return False
        return bool(await database_sync_to_async(topic.may_listen)(viewer, key[1]))

    async def _end(self) -> None:
        await hub().forget(self.client)
        if self.sender is not None:
            self.sender.cancel()
            await asyncio.gather(self.sender, return_exceptions=True)
