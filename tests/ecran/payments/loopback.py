"""What the stand-ins of both providers share: a server on loopback that remembers what it is asked."""

import json
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl, urlsplit


@dataclass
class Request:
    method: str
    path: str
    query: dict
    headers: dict
    body: bytes
    account: str = ""


@dataclass
class Answer:
    status: int
    body: dict | bytes
    headers: dict = field(default_factory=dict)


class Refused(Exception):
    def __init__(self, answer):
        self.answer = answer


class Loopback:
    """Serves `answer(request)`; `broken` and `slow` are its bad days."""

    content_type = "application/json"

    def __init__(self):
        self.requests = []
        self.kept = {}
        self.broken: Answer | None = None
        self.slow = 0.0
        self.clock = 1_790_000_000
        self.made = 0

    def __enter__(self):
        stand_in = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"
            # One packet an answer: two would wait 40 ms for the client's word on the first.
            wbufsize = 64 * 1024

            def log_message(self, *args):
                pass

            def handle_any(self):
                parts = urlsplit(self.path)
                body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
                headers = {name.lower(): value for name, value in self.headers.items()}
                query = dict(parse_qsl(parts.query))
                answer = stand_in.serve(Request(self.command, parts.path, query, headers, body))
                sent = answer.body
                sent = sent if isinstance(sent, bytes) else json.dumps(sent).encode()
                self.send_response(answer.status)
                self.send_header("Content-Type", stand_in.content_type)
                self.send_header("Content-Length", str(len(sent)))
                for name, value in answer.headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(sent)

            do_GET = do_POST = handle_any  # noqa: N815

        class Server(ThreadingHTTPServer):
            def handle_error(self, *args):
                """A client that no longer waits is what some tests are about."""

        self.server = Server(("127.0.0.1", 0), Handler)
        self.thread = Thread(target=self.server.serve_forever, kwargs={"poll_interval": 0.02})
        self.thread.start()
        return self

    def __exit__(self, *error):
        self.server.shutdown()
        self.thread.join()
        self.server.server_close()

    @property
    def address(self):
        return f"http://127.0.0.1:{self.server.server_port}"

    def serve(self, request):
        self.requests.append(request)
        time.sleep(self.slow)
        if self.broken is not None:
            return self.broken
        try:
            request.account = self.authenticate(request)
            return self.once(request)
        except Refused as refused:
            return refused.answer

    def once(self, request):
        """Answer what was answered to the same idempotency key, as both providers document."""
        key = request.headers.get("idempotency-key")
        if request.method != "POST" or not key:
            return self.answer(request)
        known = self.kept.get((request.account, key))
        if known is None:
            answer = self.answer(request)
            self.kept[request.account, key] = (request, answer)
            return answer
        self.compare(known[0], request)
        return Answer(known[1].status, known[1].body, {"Idempotent-Replayed": "true"})

    def forget_keys(self):
        """What Mollie does after an hour, and Stripe after a day."""
        self.kept.clear()

    def compare(self, before, now):
        """Refuse what comes under a known key and is something else."""

    def posts(self, ending):
        return [one for one in self.requests if one.method == "POST" and one.path.endswith(ending)]

    def tick(self):
        self.clock += 60
        return self.clock

    def name(self, prefix, size=10):
        self.made += 1
        return f"{prefix}{self.made:0{size}d}"
