"""A browser's end of the socket. Channels' own needs daphne, which nothing else here does."""

import json

from asgiref.testing import ApplicationCommunicator

WAIT = 10


class Socket(ApplicationCommunicator):
    def __init__(self, application, path: str, headers: list[tuple[bytes, bytes]]) -> None:
        scope = {
            "type": "websocket",
            "path": path,
            "query_string": b"",
            "headers": headers,
            "subprotocols": [],
        }
        super().__init__(application, scope)

    async def connect(self) -> dict:
        """Open the socket; return what the site answers."""
        await self.send_input({"type": "websocket.connect"})
        return await self.receive_output(timeout=WAIT)

    async def say(self, text: str | None = None, *, content: bytes | None = None) -> None:
        await self.send_input({"type": "websocket.receive", "text": text, "bytes": content})

    async def ask(self, verb: str, key: str, topic: str = "thing") -> None:
        await self.say(json.dumps({verb: [topic, key]}))

    async def answer(self) -> dict:
        message = await self.receive_output(timeout=WAIT)
        assert message["type"] == "websocket.send", message
        return json.loads(message["text"])

    async def is_silent(self, seconds: float = 0.3) -> bool:
        return await self.receive_nothing(timeout=seconds)

    async def close(self) -> None:
        await self.send_input({"type": "websocket.disconnect", "code": 1000})
        await self.wait(timeout=WAIT)
