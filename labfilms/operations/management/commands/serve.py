"""`manage.py serve`: the whole house under one supervisor."""

import os
import signal
import time
from contextlib import closing
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command, get_commands
from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.operations import lock, parts, place, tether
from labfilms.operations.processes import Process
from labfilms.operations.supervisor import (
    TICK,
    Stopped,
    Supervisor,
    ignore_signals,
    note_renewals,
    raise_on_signals,
)
from labfilms.operations.web import ready_file

ANSWERS_WITHIN = 120.0
RULE = "─" * 72


class Command(BaseCommand):
    help = "Serve the site: broker, pages and sockets, workers, sweeper; the first time, the demo."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=settings.PORT)
        parser.add_argument("--bind", default=settings.BIND, help="the address that is listened on")
        parser.add_argument("--no-seed", action="store_true", help="do not make the demo")
        parser.add_argument(
            "--renew",
            action="store_true",
            help="tell the site that runs on this folder to start its programs anew, one by one",
        )
        parser.add_argument(
            "--tethered", action="store_true", help="stop when the process that started this ends"
        )

    def handle(
        self, *, port: int, bind: str, no_seed: bool, tethered: bool, renew: bool, **_: Any
    ) -> None:
        if renew:
            self.ask_for_renewal()
            return
        if tethered:
            tether.die_with_parent(signal.SIGTERM)
        self.bind, self.port, self.address = bind, port, place.address(bind, port)
        try:
            held = lock.take(settings.VAR / "serve.lock", self.address)
        except lock.AlreadyRunning as other:
            self.say(f"LabFilms already runs: {other.address} (process {other.pid}).")
            return
        with closing(held):
            raise_on_signals()
            self.renewal_asked = note_renewals()
            supervisor = Supervisor(self.say)
            try:
                self.serve(supervisor, seed=not no_seed)
            except Stopped:
                self.say("Stopping …")
            finally:
                ignore_signals()
                supervisor.stop()
            self.say("Stopped.")

    def ask_for_renewal(self) -> None:
        """Bring the database to this code's shape, then tell the supervisor."""
        try:
            lock.take(settings.VAR / "serve.lock", "").close()
        except lock.AlreadyRunning as other:
            self.prepare()
            os.kill(other.pid, signal.SIGUSR2)
            self.say(f"{other.address}: its programs start anew, one by one (process {other.pid}).")
            return
        raise CommandError("The site does not run on this folder: `manage.py serve` starts it.")

    def serve(self, supervisor: Supervisor, *, seed: bool) -> None:
        if words := place.refusal(self.bind, self.port, settings.VAR):
            raise CommandError(words)
        self.prepare()
        environment = self.environment(supervisor)
        self.say("Starting the site …")
        # Held by this process too: no restart of a web process closes it.
        self.listener = place.listen(self.bind, self.port)
        for _number in range(settings.WEB_PROCESSES):
            grace = settings.WEB_GRACE
            supervisor.start(parts.web(self.listener.fileno(), grace, environment))
        if not supervisor.wait_for(
            lambda: place.answers(self.bind, self.port), seconds=ANSWERS_WITHIN
        ):
            raise CommandError(f"The site does not answer at {self.address}: its words are above.")
        self.say(f"{self.address} answers.")
        for program in (*parts.workers(environment), parts.sweeper(environment)):
            supervisor.start(program)
        if seed and demo_is_due():
            self.seed(supervisor, environment)
        self.announce()
        self.stay(supervisor)

    def stay(self, supervisor: Supervisor) -> None:
        """Look after the programs; on SIGUSR2 start each anew, without refusing anybody."""
        while True:
            supervisor.look_after_all()
            if self.renewal_asked():
                self.renew(supervisor)
            time.sleep(TICK)

    def renew(self, supervisor: Supervisor) -> None:
        """Start each program but the broker anew, the web first: pages are what people see."""
        self.say("Starting every program anew …")
        for process in list(supervisor.processes):
            name = process.program.name
            if name == "valkey" or not process.program.lasting:
                continue
            ready = serves if name == "web" else Process.stood
            if not supervisor.replace(process, ready):
                self.say(f"The new {name} does not start: the old one stays. Its words are above.")
                return
        self.say("Every program is new.")

    def prepare(self) -> None:
        self.say("Preparing the database …")
        call_command("prepare", stdout=self.stdout)

    def environment(self, supervisor: Supervisor) -> dict[str, str]:
        """Return what the programs read beside our own environment.

        Start the embedded broker first, when none is named.
        """
        environment = {
            "PYTHONUNBUFFERED": "1",
            "LABFILMS_BIND": self.bind,
            "LABFILMS_PORT": str(self.port),
            "LABFILMS_ADDRESS": os.environ.get("LABFILMS_ADDRESS", self.address),
        }
        if not settings.BROKER_URL:
            port, password = place.free_port(), parts.new_password()
            supervisor.start(parts.valkey(port, password, settings.VAR / "valkey"))
            environment["LABFILMS_BROKER_URL"] = parts.valkey_address(port, password)
            if not supervisor.wait_for(lambda: place.listens("127.0.0.1", port), seconds=20):
                raise CommandError("The embedded Valkey does not start: its words are above.")
        return environment

    def seed(self, supervisor: Supervisor, environment: dict[str, str]) -> None:
        self.say("The demo is being made; the site can be visited meanwhile.")
        seed = supervisor.start(parts.demo(environment))
        while seed.running:
            supervisor.look_after_all()
            time.sleep(0.2)
        if seed.end == "exit code 0":
            self.say("The demo is ready.")
        else:
            self.say(f"The demo is not whole ({seed.end}); the next start tries again.")

    def announce(self) -> None:
        logins = settings.VAR / parts.DEMO_LOGINS
        lines = ["", RULE, f"  LabFilms  {self.address}"]
        if not settings.PRODUCTION:
            lines.append(f"  Mail      {settings.VAR / 'mail'}")
            if logins.is_file():
                words = logins.read_text(encoding="utf-8")
                lines += ["", *(f"  {line}" for line in words.splitlines())]
        self.say("\n".join([*lines, "", "  Ctrl-C stops everything.", RULE]))

    def say(self, words: str) -> None:
        self.stdout.write(words)
        self.stdout.flush()


def serves(process: Process) -> bool:
    """Say whether a web process has said that it serves."""
    pid = process.child.pid if process.child else 0
    return ready_file(settings.VAR / "run", pid).exists()


def demo_is_due() -> bool:
    """Say whether the demo is to be made: in development, until `seed_demo` went to its end."""
    if settings.PRODUCTION or "seed_demo" not in get_commands():
        return False
    return not ((settings.VAR / parts.DEMO_LOGINS).is_file() and get_user_model().objects.exists())
