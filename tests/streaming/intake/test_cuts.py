"""The promise: cut 200 times, the server restarted 5 times, bit-exact, ≤ 5 MiB again a cut."""

import hashlib
import http.client
import json
import os
import random
import time

import pytest

CUTS, RESTARTS = 200, 5
MIB = 1024 * 1024
PIECE = 4 * MIB
SIZE = 60 * MIB + 17
MAKE_PERSON = """
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.middleware.csrf import _get_new_csrf_string
import json
person = get_user_model().objects.create_user("coupures@exemple.fr", "un mot de passe long", name="C")
session = SessionStore()
session["_auth_user_id"] = str(person.pk)
session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
session["_auth_user_hash"] = person.get_session_auth_hash()
session.save()
print(json.dumps({"session": session.session_key, "token": _get_new_csrf_string()}))
"""
READ = """
from streaming.models import Asset
import json
asset = Asset.objects.get(owner__email="coupures@exemple.fr")
print(json.dumps({"sha256": asset.sha256, "size": asset.source.stat().st_size if asset.source.exists() else 0}))
"""


class Person:
    """A browser that speaks tus, whose line is cut in the middle of a piece."""

    def __init__(self, stack) -> None:
        self.stack = stack
        keys = json.loads(stack.manage("shell", "-v0", "-c", MAKE_PERSON).splitlines()[-1])
        self.headers = {
            "Tus-Resumable": "1.0.0",
            "Cookie": f"sessionid={keys['session']}; csrftoken={keys['token']}",
            "X-CSRFToken": keys["token"],
            "Host": f"127.0.0.1:{stack.port}",
        }

    def ask(self, method, where, headers=None, body=b"", cut_at=None):
        line = http.client.HTTPConnection("127.0.0.1", self.stack.port, timeout=30)
        line.putrequest(method, where, skip_host=True)
        for name, value in (self.headers | (headers or {}) | {"Content-Length": len(body)}).items():
            line.putheader(name, str(value))
        line.endheaders()
        line.send(body[:cut_at])
        if cut_at is not None:
            line.close()
            return None
        response = line.getresponse()
        response.read()
        line.close()
        return response

    def offset(self, where):
        """Ask until someone answers, as the page does."""
        for _ in range(600):
            try:
                response = self.ask("HEAD", where)
            except (OSError, http.client.HTTPException):
                response = None
            if response is not None and response.status == 200:
                return int(response.headers["Upload-Offset"])
            time.sleep(0.1)
        raise AssertionError("the server never answered")

    def piece(self, where, offset, film, cut_at=None):
        headers = {
            "Upload-Offset": offset,
            "Content-Type": "application/offset+octet-stream",
        }
        body = film[offset : offset + PIECE]
        return self.ask("PATCH", where, headers, body, cut_at)


@pytest.mark.full
def test_cut_200_times_and_restarted_5_times_it_arrives_bit_for_bit(live_stack):
    film, chance = os.urandom(SIZE), random.Random(200)  # noqa: S311 - the same cuts each time
    person = Person(live_stack)
    made = person.ask("POST", "/televersements/", {"Upload-Length": SIZE})
    assert made.status == 201
    where = made.headers["Location"]
    offset, worst = 0, 0
    for cut in range(CUTS):
        sent = chance.randrange(1, PIECE)
        person.piece(where, offset, film, cut_at=sent)
        if cut % (CUTS // RESTARTS) == CUTS // RESTARTS - 1:
            live_stack.restart()
        found = person.offset(where)
        assert offset <= found <= offset + sent
        worst = max(worst, offset + sent - found)
        offset = found
        if cut % 15 == 14 and SIZE - offset > PIECE:
            assert person.piece(where, offset, film).status == 204
            offset = person.offset(where)
    assert worst <= 5 * MIB
    while offset < SIZE:
        assert person.piece(where, offset, film).status == 204
        offset = person.offset(where)
    digest = hashlib.sha256(film).hexdigest()
    end = time.monotonic() + 60
    while True:
        state = json.loads(live_stack.manage("shell", "-v0", "-c", READ).splitlines()[-1])
        if state["sha256"] or time.monotonic() > end:
            break
        time.sleep(1)
    assert state == {"sha256": digest, "size": SIZE}
