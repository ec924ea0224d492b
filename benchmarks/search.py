"""Ask the search of 100,000 films and 100,000 people what visitors ask: `-m benchmarks.search`.

    .venv/bin/python -m benchmarks.search                  SQLite, in var/benchmarks
    LABFILMS_DATABASE_URL=postgres://… .venv/bin/python -m benchmarks.search

    .venv/bin/python -m benchmarks.search --elastic        with an Elasticsearch node of its own

PostgreSQL is given an empty database. Either is filled once, always the same (`search_rows.py`),
and kept for the next run. A question is an address of the search page. Measured is what the page
asks: totals, facets, tabs, hits with their highlights, and the rows that `visible_to` lets
through; by a stranger and by a member, `--rounds` times. Cold: the first time, when this process
has met none of the words to be highlighted. `--pages` draws the page too.

CPU is that of this process and of PostgreSQL's for it (when it runs on this machine), or of the
whole node of Elasticsearch; wall is the
clock, which suffers from whatever else the machine does: its load is printed beside.
"""

import argparse
import contextlib
import os
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

from benchmarks.usage import CACHE

CACHE.mkdir(parents=True, exist_ok=True)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
# Never the site that one works on.
os.environ.setdefault("LABFILMS_DATABASE_URL", f"sqlite:///{CACHE / 'search.sqlite3'}")
# Or Django would keep every query that is asked.
os.environ["LABFILMS_DEBUG"] = "0"
os.environ["LABFILMS_ELASTIC_URL"] = ""

import django

django.setup()

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from benchmarks.search_rows import fill, fill_elastic, rare_word
from deploy.elasticsearch.node import Node
from labfilms.accounts.models import User, Viewer
from labfilms.search import forms, places, selectors, words
from labfilms.search.places import Place
from labfilms.search.port import Point

PROMISE = 100.0  # milliseconds: ADR 0005
HERE = Place("bench", "Paris", Point(48.8566, 2.3522))
FILMS, PEOPLE = {"dans": "films"}, {"dans": "personnes"}
TWO_REGIONS = {"region": ("bretagne", "normandie")}
YEARS = {"annee": tuple(str(year) for year in range(2015, 2027))}
THREE = {**TWO_REGIONS, **YEARS, "genre": ("drama", "comedy")}
SIX = {**THREE, "langue": ("fr", "en"), "format": ("short", "clip"), "duree": ("3", "10", "20")}
NEAR = {"lieu": HERE.code, "km": "30"}
# Words of most and of many stand in 61 % and 33 % of the films: a subject does, in a region.
QUESTIONS: dict[str, dict[str, str | tuple[str, ...]]] = {
    "everything, no words": {},
    "films, no words, all facets": FILMS,
    "people, no words, all facets": PEOPLE,
    "films of two regions": FILMS | TWO_REGIONS,
    "films, three facets chosen": FILMS | THREE,
    "films, six facets chosen": FILMS | SIX,
    "people of a trade chosen": PEOPLE | {"metier": "editor"},
    "a rare word": {"q": rare_word()} | FILMS,
    "a word of nobody": {"q": "pelvenororqui"} | FILMS,
    "a common word": {"q": "l’écluse"} | FILMS,
    "the word of most": {"q": "la nuit"} | FILMS,
    "the word of most, everywhere": {"q": "nuit"},
    "the word of most, the newest": {"q": "nuit", "ordre": "recents"} | FILMS,
    "the newest of most, everywhere": {"q": "nuit", "ordre": "recents"},
    "the word of most, a region": {"q": "nuit", "region": "bretagne"} | FILMS,
    "the word of most, three facets": {"q": "nuit"} | FILMS | THREE,
    "the word of most, six facets": {"q": "nuit"} | FILMS | SIX,
    "two common words": {"q": "la mer et la nuit"} | FILMS,
    "four common words, everywhere": {"q": "mer nuit enfant train"},
    "a trade, feminine": {"q": "monteuse"} | PEOPLE,
    "a trade, masculine": {"q": "monteur"} | PEOPLE,
    "a trade, a region": {"q": "monteuse", "region": "bretagne"} | PEOPLE,
    "a trade, 30 km around": {"q": "monteuse"} | PEOPLE | NEAR,
    "people, 100 km around": PEOPLE | NEAR | {"km": "100"},
    "a slip": {"q": "eclsue"} | FILMS,
    "a slip, everywhere": {"q": "eclsue nuit"},
    "a deep page": {"q": "nuit", "depuis": "1200"} | FILMS,
}
# Nanoseconds, by thread of the server.
SPENT: dict[Path, int] = {}
# How often each question is asked before: a Java server compiles what it is asked often.
WARMING = 5
TYPED = ("n", "nuit", "la nuit d", "pelven", "zzz", "l’écl", "mer nu", "la nuit la mer e")


@dataclass(frozen=True, slots=True)
class Times:
    """What some rounds took, in milliseconds."""

    cpu: Sequence[float]
    wall: Sequence[float]


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--films", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=20)
    parser.add_argument("--pages", action="store_true", help="the page drawn, as a stranger")
    parser.add_argument("--elastic", action="store_true", help="Elasticsearch in front")
    parser.add_argument("--only", default="", metavar="WORDS", help="the questions named so")
    options = parser.parse_args()
    fill(options.films, options.people)
    if not options.elastic:
        ask(options, _server())
        return
    # As a site's own, but for its heap: the whole of the machine is not for it.
    node = Node(CACHE / "elasticsearch", memory="1g", quick=False)
    node.start()
    try:
        settings.ELASTIC_URL = node.address
        fill_elastic(options.films, options.people)
        # Every thread of the node, its compilers and collector included.
        ask(options, sorted(Path(f"/proc/{node.process.pid}/task").glob("*/schedstat")))
    finally:
        node.stop()


def ask(options: argparse.Namespace, server: Sequence[Path]) -> None:
    """Ask every question, and print what it cost us and the server."""
    places.register(lambda words: HERE if words == HERE.code else None)
    engine = "elasticsearch" if options.elastic else connection.vendor
    print(f"\n{engine}, {options.rounds} rounds, milliseconds; load {_load()}\n")
    print(f"{'question':<34}{'viewer':<10}{'found':>7}{'cold':>7}", end="")
    print(f"{'min':>7}{'p50':>7}{'p95':>7}{'of 100':>8}{'wall min':>10}{'p50':>7}{'p95':>7}")
    viewers: dict[str, Viewer] = {"stranger": AnonymousUser(), "member": User.objects.get(pk=1)}
    chosen = {name: said for name, said in QUESTIONS.items() if options.only in name}
    if options.elastic:
        for said in [*chosen.values()] * WARMING:
            _answer(said, viewers["member"])()
    worst = [
        _question(name, viewer, _answer(said, user), options.rounds, server)
        for name, said in chosen.items()
        for viewer, user in viewers.items()
    ]
    for typed in TYPED if options.only in "suggestions" else ():
        name = f"suggestions, “{typed}”"
        worst.append(_question(name, "stranger", _suggestions(typed), options.rounds, server))
    if options.pages:
        for name, said in chosen.items():
            _question(f"PAGE {name}", "stranger", _page(said), options.rounds, server)
    over = sum(1 for value in worst if value > PROMISE)
    print(f"\n{len(worst)} lines, {over} over {PROMISE:.0f} ms of CPU at p95, the worst", end=" ")
    print(f"{max(worst):.0f} ms; load {_load()}")


def _answer(said: dict[str, str | tuple[str, ...]], viewer: Viewer) -> Callable[[], int]:
    """Return what asks all that the page asks, and says how many were found."""
    data = QueryDict(urlencode(said, doseq=True))

    def ask() -> int:
        asked = forms.read(data)
        found = selectors.search(asked.query(), viewer)
        if found.reserve:
            raise SystemExit("the database has answered: Elasticsearch did not")
        if kinds := asked.kinds():
            selectors.search(kinds, viewer)
        return found.total

    return ask


def _suggestions(typed: str) -> Callable[[], int]:
    return lambda: len(selectors.suggest(typed, AnonymousUser(), limit=8))


def _page(said: dict[str, str | tuple[str, ...]]) -> Callable[[], int]:
    client, address = Client(), f"{reverse('search:page')}?{urlencode(said, doseq=True)}"

    def get() -> int:
        response = client.get(address, SERVER_NAME="localhost")
        if response.status_code != 200:  # noqa: PLR2004
            raise SystemExit(f"{address} answers {response.status_code}")
        return len(response.content)

    return get


def _question(
    name: str, viewer: str, ask: Callable[[], int], rounds: int, server: Sequence[Path]
) -> float:
    """Ask, print a line, and return the CPU of the 95th percentile."""
    words.forms.cache_clear()
    words.fold.cache_clear()
    found, cold = _measured(ask, 1, server)
    _, times = _measured(ask, rounds, server)
    p95 = _percentile(times.cpu, 95)
    print(f"{name:<34}{viewer:<10}{found:>7}{cold.cpu[0]:>7.1f}", end="")
    print(f"{min(times.cpu):>7.1f}{statistics.median(times.cpu):>7.1f}{p95:>7.1f}", end="")
    print(f"{p95 / PROMISE:>8.2f}{min(times.wall):>10.1f}", end="")
    print(f"{statistics.median(times.wall):>7.1f}{_percentile(times.wall, 95):>7.1f}", flush=True)
    return p95


def _measured(ask: Callable[[], int], rounds: int, server: Sequence[Path]) -> tuple[int, Times]:
    cpu: list[float] = []
    wall: list[float] = []
    found = 0
    for _ in range(rounds):
        theirs = _theirs(server)
        clock, ours = time.perf_counter(), time.process_time()
        found = ask()
        ours, clock = time.process_time() - ours, time.perf_counter() - clock
        wall.append(clock * 1000)
        cpu.append(ours * 1000 + _theirs(server) - theirs)
    return found, Times(cpu, wall)


def _server() -> Sequence[Path]:
    """Return where Linux says how long PostgreSQL's process for us has computed."""
    if connection.vendor != "postgresql":
        return ()
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not path.exists():
        raise SystemExit("PostgreSQL runs elsewhere: its CPU cannot be read. Use one of here.")
    return [path]


def _theirs(server: Sequence[Path]) -> float:
    """Return the milliseconds of CPU that the server's threads have used so far."""
    for path in server:
        # A thread that has ended keeps what it has used.
        with contextlib.suppress(OSError):
            SPENT[path] = int(path.read_text().split()[0])
    return sum(SPENT[path] for path in server) / 1e6


def _percentile(times: Sequence[float], wanted: int) -> float:
    return sorted(times)[min(len(times) - 1, round(len(times) * wanted / 100))]


def _load() -> str:
    return " ".join(f"{load:.1f}" for load in os.getloadavg())


if __name__ == "__main__":
    main()
