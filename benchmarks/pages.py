"""Read a site of 20,000 films as visitors do, beside a bare Django page: `-m benchmarks.pages`.

    .venv/bin/python -m benchmarks.pages                  SQLite, in var/benchmarks
    LABFILMS_DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.pages

PostgreSQL is given an empty database. Either is filled once, always the same (`pages_rows.py`),
and kept for the next run. Each page goes through every middleware, by a stranger and by a member,
`--rounds` times; what a process remembers is warm, as it is on a site that serves. CPU is that of
this process, and of PostgreSQL's for it beside, so that the ratio compares Python with Python:
the bare page (`bare.py`) asks SQLite in memory.
"""

import argparse
import os
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass

from benchmarks.usage import CACHE

CACHE.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
# Never the site that one works on.
os.environ.setdefault("LABFILMS_DATABASE_URL", f"sqlite:///{CACHE / 'pages.sqlite3'}")
# Or Django would keep every query that is asked, and read every template again.
os.environ["LABFILMS_DEBUG"] = "0"
os.environ.setdefault("LABFILMS_LOG_LEVEL", "WARNING")
# One connection, kept as those who serve keep theirs: the CPU of its process can then be read.
os.environ["LABFILMS_DATABASE_POOL"] = "1"

import django

django.setup()

from django.contrib.auth.models import AnonymousUser
from django.core.handlers.wsgi import WSGIHandler
from django.db import connection
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from benchmarks import bare
from benchmarks.pages_rows import LONG, fill
from benchmarks.server import used
from labfilms.accounts.models import User, Viewer
from network.people.models import Profile

# promises.md, “pages”: times the CPU of the bare page, and queries.
LIST, FILM, SEARCH = 0.66, 1.4, 3.1
FEW, SOME = 8, 15


HANDLER = WSGIHandler()


@dataclass(frozen=True, slots=True)
class Page:
    """A page, how many bare pages it may cost, and the queries it may ask."""

    name: str
    address: str
    most: float = LIST
    queries: int = FEW


def pages() -> list[Page]:
    profile = Profile.objects.get(pk=4)
    facets = "dans=films&region=bretagne&region=normandie&genre=drama&annee=2024&annee=2025"
    return [
        Page("national front", "/"),
        Page("hub", "/poles/bretagne/", queries=SOME),
        Page("Écran", "/films/"),
        Page("Écran, page 400", "/films/?page=400"),
        Page("selections", "/selections/"),
        Page("selection of 60 films", f"/selections/{LONG}/"),
        Page("film", "/films/film-19000/", FILM, SOME),
        Page("profile", profile.get_absolute_url(), FILM, SOME),
        Page("directory", "/profils/"),
        Page("directory, a trade in a region", "/profils/?metier=editor&ou=bretagne"),
        Page("search, no words", "/recherche/?dans=films", SEARCH, SOME),
        Page("search, three facets", f"/recherche/?q=nuit&{facets}", SEARCH, SOME),
    ]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rounds", type=int, default=30)
    parser.add_argument("--only", default="", metavar="WORDS", help="the pages named so")
    parser.add_argument("--profile", action="store_true", help="say where the time goes")
    options = parser.parse_args()
    fill()
    chosen = [page for page in pages() if options.only in page.name]
    unit = bare.milliseconds()
    print(f"\n{connection.vendor}; a bare page of 24 cards: {unit:.2f} ms of CPU\n")
    print(f"{'page':<32}{'viewer':<10}{'queries':>8}{'kB':>6}{'ms':>8}{'base':>7}{'×':>7}{'of':>6}")
    viewers: dict[str, Viewer] = {"stranger": AnonymousUser(), "member": User.objects.get(pk=7)}
    missed = sum(
        _measure(page, name, viewer, unit, options)
        for page in chosen
        for name, viewer in viewers.items()
    )
    again = bare.milliseconds()
    print(f"\nthe bare page again: {again:.2f} ms; {missed} figures not reached")
    sys.exit(bool(missed))


def _measure(
    page: Page, name: str, viewer: Viewer, unit: float, options: argparse.Namespace
) -> bool:
    """Ask for a page, print its line, and return whether it costs more than is promised."""
    ask = _asking(page.address, viewer)
    for _ in range(3):
        content = ask()
    with CaptureQueriesContext(connection) as captured:
        ask()
        asked = len(captured)
    if options.profile:
        _say_where(ask)
    ours, theirs = _cpu(ask, options.rounds)
    ratio = ours / unit
    # A member's pages are theirs alone: their ratio is told, the promise is for what all read.
    missed = name == "stranger" and (ratio > page.most or asked > page.queries)
    print(f"{page.name:<32}{name:<10}{asked:>8}{len(content) / 1000:>6.0f}{ours:>8.2f}", end="")
    print(
        f"{theirs:>7.1f}{ratio:>7.2f}{page.most:>6.2f}{'  NOT REACHED' if missed else ''}",
        flush=True,
    )
    return missed


def _asking(address: str, viewer: Viewer) -> Callable[[], bytes]:
    """Return what asks for an address as a server does, and gives the bytes of the page."""
    client = Client(SERVER_NAME="localhost")
    if isinstance(viewer, User):
        client.force_login(viewer)
    path, _, query = address.partition("?")
    environ = RequestFactory(SERVER_NAME="localhost").get(path).environ | {
        "QUERY_STRING": query,
        "HTTP_COOKIE": client.cookies.output(header="", sep=";"),
    }

    def ask() -> bytes:
        response = HANDLER(dict(environ), _nothing)
        if response.status_code != 200:  # noqa: PLR2004
            raise SystemExit(f"{address} answers {response.status_code}")
        return response.content

    return ask


def _nothing(_status: str, _headers: list[tuple[str, str]]) -> None:
    pass


def _cpu(ask: Callable[[], object], rounds: int) -> tuple[float, float]:
    """Return the median milliseconds of CPU of this process, and of PostgreSQL's for it."""
    ours, theirs = [], []
    for _ in range(rounds):
        before, begun = used(), time.process_time()
        ask()
        ours.append((time.process_time() - begun) * 1000)
        theirs.append(used() - before)
    return statistics.median(ours), statistics.median(theirs)


def _say_where(ask: Callable[[], object]) -> None:
    import cProfile  # noqa: PLC0415 - only when asked
    import pstats  # noqa: PLC0415

    watch = cProfile.Profile()
    watch.enable()
    for _ in range(10):
        ask()
    watch.disable()
    pstats.Stats(watch).sort_stats("cumulative").print_stats(60)


if __name__ == "__main__":
    main()
