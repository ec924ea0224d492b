import threading

import pytest
from django.test import Client

from labfilms.asgi import application
from labfilms.live import topics
from tests.labfilms.live.browser import Socket


class Things:
    """Things that a test may look at: who may see each, and how each is now."""

    def __init__(self) -> None:
        self.viewers: dict[str, set[str]] = {}
        self.states: dict[str, dict] = {}
        self.fault: Exception | None = None
        self.pause: threading.Event | None = None
        self.reads = 0

    def may_listen(self, user, key: str) -> bool:
        if self.fault:
            raise self.fault
        allowed = self.viewers.get(key, set())
        return "anyone" in allowed or getattr(user, "email", "") in allowed

    def snapshot(self, key: str) -> dict:
        if self.fault:
            raise self.fault
        state = self.states.get(key, {})
        self.reads += 1
        if self.pause:
            self.pause.wait(10)
        return state

    def add(self, key: str, *viewers, **state) -> None:
        self.viewers[key] = {getattr(viewer, "email", viewer) for viewer in viewers}
        self.states[key] = state


@pytest.fixture
def things():
    """Register a topic, `thing`, whose rule and rows belong to the test."""
    known = Things()
    topics.register("thing", may_listen=known.may_listen, snapshot=known.snapshot)
    yield known
    del topics._topics["thing"]


@pytest.fixture
def socket_of():
    """Return a function that opens the site's socket as a browser of this person would."""

    def open_socket(user=None, *, client=None, origin=b"http://testserver"):
        headers = [(b"origin", origin), (b"host", b"testserver")]
        if user is not None or client is not None:
            if client is None:
                client = Client()
                client.force_login(user)
            cookie = client.cookies["sessionid"].value
            headers.append((b"cookie", f"sessionid={cookie}".encode()))
        return Socket(application, "/direct/", headers)

    return open_socket
