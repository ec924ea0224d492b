"""The production stack of deploy/stack.py, as the walks know a house."""

import http.client
import json
import re
import ssl
import time
import uuid
from contextlib import closing

import psycopg
from playwright.sync_api import expect

from deploy import stack as deployed
from deploy.elasticsearch import node
from tests.e2e.looks import shoot

# Seconds. Each process tries again ten after its last failure (labfilms/search/elastic/circuit.py).
COMES_BACK_WITHIN = 60.0


def missing() -> str:
    return deployed.missing() or node.missing()


class Production(deployed.Stack):
    """PostgreSQL, Valkey, Elasticsearch, nginx and ours, in production mode, behind HTTPS."""

    def rows(self, sql: str) -> list[tuple]:
        """Return rows as SQLite would: keys without their dashes."""
        with psycopg.connect(self.database) as connection:
            found = connection.execute(sql).fetchall()
        return [
            tuple(value.hex if isinstance(value, uuid.UUID) else value for value in row)
            for row in found
        ]


def is_guarded(stack: Production) -> None:
    """Assert what nginx alone decides: who is sent where, what is kept, what is never shown."""
    plain = ask(stack.ports["http"], "/films/", tls=False)
    assert plain.status == 301
    assert plain.headers["Location"] == f"{stack.address}/films/"
    page = ask(stack.port, "/films/")
    assert page.status == 200
    assert "nginx/" not in page.headers.get("Server", "")
    assert page.headers["Strict-Transport-Security"].startswith("max-age=63072000")
    assert len(page.headers.get_all("X-Request-ID")) == 1
    style = re.search(rb'href="(/static/[^"]+\.[0-9a-f]{12}\.css)"', page.body)[1].decode()
    kept = ask(stack.port, style, **{"Accept-Encoding": "gzip"})
    assert kept.headers["Cache-Control"] == "public, max-age=31536000, immutable"
    assert kept.headers["Content-Encoding"] == "gzip"
    for hidden in ("/metrics", "/films-internes/assets/", "/static/../var/secret"):
        assert ask(stack.port, hidden).status in {400, 404}, hidden
    assert ask(stack.port, "/films/", Host="autre.example").status == 421
    assert ask(stack.port, "/sante/pret/").body == b"ready\n"


def is_searched(stack: Production, page, words: str, title: str) -> None:
    """Assert that Elasticsearch finds it, the database in its absence, and Elasticsearch again."""
    notice = page.locator(".search-reserve")

    def search() -> None:
        page.goto(f"{stack.address}/recherche/?q={words}")
        expect(page.locator(".search-result").filter(has_text=title).first).to_be_visible()

    before = questions(stack)
    search()
    expect(notice).to_have_count(0)
    assert questions(stack) > before
    stack.node.kill()
    search()
    expect(notice).to_be_visible()
    shoot(page, "walk-search-reserve")
    stack.node.start()
    end = time.monotonic() + COMES_BACK_WITHIN
    while notice.count():
        assert time.monotonic() < end, "Elasticsearch is back, and is not asked"
        page.wait_for_timeout(1000)
        search()


def questions(stack: Production) -> int:
    """Return how many searches the server has answered."""
    with closing(http.client.HTTPConnection("127.0.0.1", stack.node.port, timeout=30)) as line:
        line.request("GET", "/_stats/search")
        told = json.loads(line.getresponse().read())
    return told["_all"]["total"]["search"]["query_total"]


def ask(port: int, path: str, *, tls: bool = True, **headers: str):
    context = ssl._create_unverified_context()  # noqa: S323 - made on the spot
    line = (
        http.client.HTTPSConnection("127.0.0.1", port, context=context, timeout=30)
        if tls
        else http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    )
    with closing(line):
        line.request("GET", path, headers=headers)
        answer = line.getresponse()
        answer.body = answer.read()
        return answer
