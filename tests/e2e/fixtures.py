"""A browser, its pages, and the house that they visit."""

import os
from urllib.parse import urlsplit

import pytest
from django.db import connection
from playwright.sync_api import sync_playwright

from tests.e2e.chromium import ARGUMENTS, CHROMIUM, MISSING
from tests.e2e.looks import shoot
from tests.e2e.stack import Stack

DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="session")
def live_stack(tmp_path_factory):
    """Yield the house, served on a fresh folder: `address`, `kill()`, `restart()`, `manage()`."""
    stack = Stack(tmp_path_factory.mktemp("stack"))
    stack.start()
    yield stack
    stack.stop()


@pytest.fixture(scope="session")
def browser():
    """Yield Chromium, started once."""
    if CHROMIUM is None:
        pytest.skip(MISSING)
    # Playwright keeps a loop in this thread, which Django would take for an asynchronous context.
    before = os.environ.get("DJANGO_ALLOW_ASYNC_UNSAFE")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    contents = getattr(connection, "_test_serialized_contents", None)
    with sync_playwright() as playwright:
        # Under that loop Django opens a connection of its own, which must know what
        # `serialized_rollback` is to bring back.
        if contents is not None:
            connection._test_serialized_contents = contents
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield chromium
        chromium.close()
    if before is None:
        del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]
    else:
        os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = before


class Visits:
    """What pages asked of other hosts, and what they complained of."""

    def __init__(self) -> None:
        self.foreign: list[str] = []
        self.complaints: list[str] = []
        self.own = {"127.0.0.1"}

    def watch(self, context) -> None:
        context.on("request", self.on_request)
        context.on("console", self.on_console)
        context.on("weberror", lambda error: self.complaints.append(str(error.error)))

    def on_request(self, request) -> None:
        parts = urlsplit(request.url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in self.own:
            self.foreign.append(request.url)

    def on_console(self, message) -> None:
        if message.type == "error":
            self.complaints.append(message.text)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item, call):
    report = yield
    if call.when == "call":
        item.failed = report.failed
    return report


@pytest.fixture
def new_context(browser, request):
    """Return a function that opens a context (a browser without memory); all end with the test.

    No page may ask anything of another host: the test fails if one did. When a test fails, what
    its pages showed is kept under var/screenshots/.
    """
    contexts, visits = [], Visits()

    def open_context(**options):
        context = browser.new_context(**{"locale": "fr-FR", "viewport": DESKTOP} | options)
        context.set_default_timeout(15_000)
        visits.watch(context)
        contexts.append(context)
        return context

    open_context.visits = visits
    yield open_context
    pages = [page for context in contexts for page in context.pages]
    if getattr(request.node, "failed", False):
        for number, page in enumerate(pages):
            shoot(page, f"failed-{request.node.name[:60]}-{number}")
    for context in contexts:
        context.close()
    assert visits.foreign == []


@pytest.fixture
def page(new_context):
    """Yield a page 1440 px wide, in French, without cookies."""
    return new_context().new_page()


@pytest.fixture
def phone(new_context):
    """Yield a page 390 px wide that is touched, in French, without cookies."""
    return new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
