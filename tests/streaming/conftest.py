import time

import pytest


@pytest.fixture
def until():
    """Return a function that waits for a sentence of JavaScript to be true on a page.

    Not Playwright's own, which needs `eval`: our policy refuses it.
    """

    def wait(page, sentence, seconds=20):
        end = time.monotonic() + seconds
        while not page.evaluate(sentence):
            assert time.monotonic() < end, f"never: {sentence}"
            page.wait_for_timeout(30)

    return wait


@pytest.fixture
def site(live_server, settings, tmp_path):
    """Serve tests/streaming/pages.py on a disk of its own; return the address."""
    settings.ROOT_URLCONF = "tests.streaming.pages"
    settings.FILMS_ROOT = tmp_path / "films"
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")
