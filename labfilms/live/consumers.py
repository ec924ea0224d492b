"""The one socket a page opens: it names what it looks at, and is told when it changes."""

import asyncio
import contextlib
import time
from typing import Any

from channels.db import database_sync_to_async
from channels.generic.websocket import AsyncJsonWebsocketConsumer
from django.contrib.auth import get_user_model
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from labfilms.live import topics
from labfilms.live.hub import Client, Key, hub

# A right that ended is dead on a socket within this many seconds (promises, "Who may see what").
RECHECK = 5.0
# More than any page looks at; a client that asks for more is at fault.
MOST_TOPICS = 50


class LiveConsumer(AsyncJsonWebsocketConsumer):  # type: ignore[misc]  # ships no types
    """Messages in: `{"listen": [topic, key]}`, `{"leave": [topic, key]}`.

    Messages out: `{"frames": [{"topic", "key", "data"}]}` and `{"refused": [topic, key]}`.
    """

    async def connect(self) -> None:
        self.client = Client(self._send_frames)
        self.checked = time.monotonic()
        self.sender = asyncio.create_task(self.client.run())
        await self.accept()

    async def disconnect(self, _code: int) -> None:
        self.sender.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await self.sender
        await hub().forget(self.client)

    async def receive_json(self, content: Any, **_: Any) -> None:
        match content:
            case {"listen": [str(topic), str(key)]}:
                await self._listen((topic, key))
            case {"leave": [str(topic), str(key)]}:
                hub().leave(self.client, (topic, key))
            case _:
                await self.close(code=4400)

    async def _listen(self, key: Key) -> None:
        if len(self.client.keys) >= MOST_TOPICS or not await self._allowed(key):
            await self.send_json({"refused": list(key)})
            return
        # First the subscription, then the snapshot: nothing falls between the two.
        hub().listen(self.client, key)
        topic = topics.find(key[0])
        self.client.push(key, await database_sync_to_async(topic.snapshot)(key[1]))

    async def _send_frames(self, frames: list[dict[str, Any]]) -> None:
        if time.monotonic() - self.checked > RECHECK:
            for key in [key for key in self.client.keys if not await self._allowed(key)]:
                hub().leave(self.client, key)
            self.checked = time.monotonic()
        kept = [frame for frame in frames if (frame["topic"], frame["key"]) in self.client.keys]
        if kept:
            await self.send_json({"frames": kept})

    async def _allowed(self, key: Key) -> bool:
        return bool(await database_sync_to_async(self._may_listen)(key))

    def _may_listen(self, key: Key) -> bool:
        try:
            topic = topics.find(key[0])
        except topics.UnknownTopic:
            return False
        return topic.may_listen(self._viewer_now(), key[1])

    def _viewer_now(self) -> AbstractBaseUser | AnonymousUser:
        # The session as it is now: signing out elsewhere, or a suspension, ends what is told.
        session = self.scope.get("session")
        user = self.scope["user"]
        if not user.is_authenticated or session is None or not session.exists(session.session_key):
            return AnonymousUser()
        known = get_user_model().objects.filter(pk=user.pk, is_active=True)
        return known.first() or AnonymousUser()
