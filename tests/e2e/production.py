"""The production stack of deploy/stack.py, as the walks know a house."""

import http.client
import re
import ssl
import uuid
from contextlib import closing

import psycopg

from deploy import stack as deployed

missing = deployed.missing


class Production(deployed.Stack):
    """PostgreSQL, Valkey, nginx and ours, in production mode, behind HTTPS."""

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
