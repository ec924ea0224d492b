"""A rolling restart under load: no request refused, no upload cut, no job lost."""

import base64
import hashlib
import http.client
import os
import re
import sqlite3
import threading
import time
from contextlib import closing
from urllib.parse import urlencode

import pytest

from tests.e2e.stack import Stack
from tests.labfilms.operations.test_serve import descendants
from tests.streaming.clips import make_clip

pytestmark = [pytest.mark.full, pytest.mark.xdist_group("serve")]

CHUNK = 256 * 1024
EMAIL, PASSWORD = "lea@exemple.fr", "mot de passe long"


@pytest.fixture(scope="module")
def stack(tmp_path_factory):
    stack = Stack(
        tmp_path_factory.mktemp("renewal"),
        LABFILMS_WEB_PROCESSES="2",
        LABFILMS_WEB_GRACE="30",
        LABFILMS_ENCODERS="1",
    )
    stack.start()
    stack.manage("shell", text=MAKE_LEA)
    yield stack
    stack.stop()


MAKE_LEA = f"""
from allauth.account.models import EmailAddress
from labfilms.accounts.models import User
lea = User.objects.create_user(email="{EMAIL}", password="{PASSWORD}", name="Léa")
EmailAddress.objects.create(user=lea, email=lea.email, verified=True, primary=True)
"""


class Visitor:
    """Someone who asks one thing after the other, each by a connection of its own."""

    def __init__(self, stack) -> None:
        self.stack = stack
        self.cookies: dict[str, str] = {}

    def ask(self, method, path, body=None, **headers):
        with closing(http.client.HTTPConnection("127.0.0.1", self.stack.port, timeout=60)) as line:
            cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
            headers |= {"Connection": "close", "Cookie": cookies}
            line.request(method, path, body, headers)
            answer = line.getresponse()
            for cookie in answer.headers.get_all("Set-Cookie") or ():
                name, _, value = cookie.partition(";")[0].partition("=")
                self.cookies[name] = value
            return answer.status, answer.read(), dict(answer.headers)

    def log_in(self):
        _status, page, _headers = self.ask("GET", "/compte/login/")
        token = re.search(rb'name="csrfmiddlewaretoken" value="([^"]+)"', page)[1].decode()
        form = {"login": EMAIL, "password": PASSWORD, "csrfmiddlewaretoken": token}
        status, _body, _headers = self.ask(
            "POST",
            "/compte/login/",
            urlencode(form),
            **{"Content-Type": "application/x-www-form-urlencoded"},
        )
        assert status == 302
        self.token = self.cookies["csrftoken"]

    def tus(self, method, path, body=None, **headers):
        common = {"Tus-Resumable": "1.0.0", "X-CSRFToken": self.token}
        return self.ask(method, path, body, **common, **headers)


def heavy(folder, seconds):
    """Return a film of 0.5 MB a second, which compresses no further."""
    rate = ("-b:v", "4M", "-minrate", "4M", "-maxrate", "4M", "-bufsize", "4M")
    video = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p")
    constant = ("-x264-params", "nal-hrd=cbr:vbv-bufsize=4000:vbv-maxrate=4000")
    clip = make_clip(
        folder / "film.mov", seconds=seconds, size="1280x720", video=video + constant, options=rate
    )
    return clip.path


def hammer(stack, over, told):
    """Ask pages until it is over; note each answer that is not a good one."""
    visitor = Visitor(stack)
    while not over.is_set():
        for path in ("/films/", "/sante/pret/", "/", "/labels/"):
            try:
                status, body, _headers = visitor.ask("GET", path)
            except (OSError, http.client.HTTPException) as error:
                told.append((path, repr(error)))
            else:
                told.append((path, status if body else "empty"))


def send(stack, content, pause, told):
    """Send a film as a browser does, without ever trying a chunk again."""
    visitor = Visitor(stack)
    visitor.log_in()
    name = base64.b64encode(b"film.mp4").decode()
    length = {"Upload-Length": str(len(content)), "Upload-Metadata": f"filename {name}"}
    status, _body, headers = visitor.tus("POST", "/televersements/", **length)
    assert status == 201
    place, offset = headers["Location"], 0
    while offset < len(content):
        chunk = content[offset : offset + CHUNK]
        words = {"Upload-Offset": str(offset), "Content-Type": "application/offset+octet-stream"}
        try:
            status, _body, _headers = visitor.tus("PATCH", place, chunk, **words)
        except (OSError, http.client.HTTPException) as error:
            status = repr(error)
        told.append((offset, status))
        if status != 204:
            return
        offset += len(chunk)
        time.sleep(pause)


def rows(stack, sql):
    with closing(sqlite3.connect(stack.var / "labfilms.sqlite3")) as database:
        return database.execute(sql).fetchall()


def until(condition, seconds):
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.2)


def webs(stack):
    family = descendants(stack.supervisor.pid)
    return {pid for pid, line in family.items() if "labfilms.operations.web" in line}


def test_nobody_is_refused_and_nothing_is_lost_while_every_program_is_replaced(stack, tmp_path):
    film = heavy(tmp_path, seconds=20).read_bytes()
    asked, sent = [], []
    send(stack, film, 0, sent)
    until(lambda: rows(stack, "SELECT 1 FROM streaming_job WHERE kind='encode'"), 60)
    old = webs(stack)
    over = threading.Event()
    visitors = [threading.Thread(target=hammer, args=(stack, over, asked)) for _ in range(4)]
    # Another film, whose chunks leave all along.
    pause = 40 / (len(film) / CHUNK)
    visitors.append(threading.Thread(target=send, args=(stack, film + b"x", pause, sent)))
    for visitor in visitors:
        visitor.start()
    try:
        for round_number in (1, 2):
            stack.manage("serve", "--renew")
            until(
                lambda n=round_number: stack.words().count("Every program is new.") == n,
                seconds=180,
            )
    finally:
        over.set()
        for visitor in visitors:
            visitor.join()
    until(lambda: not old & webs(stack), seconds=60)
    assert len(webs(stack)) == 2
    assert len(asked) > 100
    assert [one for one in asked if one[1] != 200] == []
    assert [one for one in sent if one[1] != 204] == []
    # Each is whole, and the one that was being prepared is ready, at the first attempt.
    until(lambda: len(rows(stack, WHOLE)) == 2, seconds=60)
    assert rows(stack, WHOLE)[0] == (hashlib.sha256(film).hexdigest(),)
    until(lambda: rows(stack, ENCODED)[:1] == [("done",)], seconds=240)
    assert rows(stack, "SELECT DISTINCT attempts FROM streaming_job WHERE kind='encode'") == [(1,)]


WHOLE = "SELECT sha256 FROM streaming_asset WHERE sha256 <> '' ORDER BY created_at"
ENCODED = "SELECT state FROM streaming_job WHERE kind='encode' ORDER BY created_at"


def test_a_worker_that_must_end_now_gives_its_job_back(stack, tmp_path):
    film = heavy(tmp_path, seconds=60).read_bytes()
    send(stack, film, 0, [])
    running = "SELECT id FROM streaming_job WHERE kind='encode' AND state='running'"
    until(lambda: rows(stack, running), seconds=120)
    ((job,),) = rows(stack, running)
    time.sleep(3)
    family = descendants(stack.supervisor.pid)
    worker = next(
        pid for pid, line in family.items() if "--queues encode" in line and os.getpgid(pid) == pid
    )
    os.kill(worker, 3)
    facts = f"SELECT state, attempts, worker FROM streaming_job WHERE id={job}"  # noqa: S608
    until(lambda: rows(stack, facts)[0][0] == "waiting", seconds=10)
    assert rows(stack, facts) == [("waiting", 0, "")]
    # The supervisor starts it again, and it goes on where it was left, at the first attempt.
    until(lambda: rows(stack, facts)[0][0] == "done", seconds=300)
    assert rows(stack, facts)[0][1] == 1
