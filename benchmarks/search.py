"""Time the search of 100,000 films and 100,000 people: `python benchmarks/search.py`.

    LABFILMS_VAR=/tmp/bench python benchmarks/search.py                     SQLite
    LABFILMS_DATABASE_URL=postgres://… python benchmarks/search.py          PostgreSQL

Use a database of its own: it is filled once, with synthetic documents (always the same), and
kept for the next run. `--films` and `--people` say how many. Each query is asked cold, then
`--rounds` times; with three facets counted, and by strangers as by members. Times are
milliseconds of CPU for the whole answer (totals, facets, page, highlights), PostgreSQL's own
process included when it runs on this machine.
"""

import argparse
import os
import random
import re
import statistics
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")

import django

django.setup()

from django.conf import settings
from django.core.management import call_command
from django.db import connection

from labfilms.search.database.engine import DatabaseEngine
from labfilms.search.port import (
    Answer,
    Audience,
    Document,
    Near,
    Order,
    Passage,
    Point,
    Query,
    Weight,
)

PROMISE = 100.0  # milliseconds: promises.md, “search”
FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
REGIONS = [f"region-{number}" for number in range(19)]
GENRES = ["drama", "comedy", "chronicle", "portrait", "fantasy", "thriller", "essay", "musical"]
LANGUAGES = ["fr", "zxx", "en", "oc", "br", "eu", "co", "ar", "es", "pt"]
TRADES = [
    *("monteur monteuse montage editor", "réalisateur réalisatrice réalisation director"),
    *("scénariste screenwriter", "cadreur cadreuse cadre", "ingénieur ingénieure du son"),
    *("comédien comédienne interprétation actor", "électricien électricienne gaffer"),
    *("compositeur compositrice composition", "étalonneur étalonneuse étalonnage"),
]
COMMON = re.findall(
    r"\w+",
    """
    nuit mer enfant mère père train ville village hiver été silence maison frère sœur amour mort
    lettre fenêtre route île canal écluse pont rivière montagne vent neige cuisine usine port bateau
    chien cheval jardin école atelier cinéma lumière ombre danse voix musique retour départ attente
    secret promesse vieux jeune dernier premier petite grande blanche noire seule perdu trouver
    attendre partir rentrer chercher oublier filmer tourner traverser garder quitter apprendre
    marcher rêver
    """,
)


def words(rng: random.Random) -> Callable[[int], str]:
    """Return a maker of text: 90 common words and 40,000 rarer ones, as often as in a language."""
    syllables = re.findall(
        r"\w+", "ba ber cha dou es fan gri hu ja ker lon mar na or pel qui ro sal ter ul ven"
    )
    rare = sorted({"".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(45_000)})
    rng.shuffle(rare)
    known = COMMON + rare
    weights = [1 / (rank + 8) for rank in range(len(known))]
    bounds = [sum(weights[:1])]
    for weight in weights[1:]:
        bounds.append(bounds[-1] + weight)
    return lambda number: " ".join(rng.choices(known, cum_weights=bounds, k=number))


def films(number: int) -> Iterator[Document]:
    rng = random.Random(1895)  # noqa: S311 - the same films at each run
    text = words(rng)
    for key in range(number):
        yield Document(
            "films",
            str(key),
            rng.choices([Audience.PUBLIC, Audience.MEMBERS], [19, 1])[0],
            title := text(rng.randint(2, 5)).capitalize(),
            {
                "title": Passage(title, Weight.TITLE),
                "people": Passage(text(6).title(), Weight.NAMES),
                "synopsis": Passage(text(rng.randint(20, 60)).capitalize(), Weight.SUMMARY),
                "note": Passage(text(rng.randint(0, 40)), Weight.REST),
            },
            {
                "region": [rng.choice(REGIONS)],
                "genre": [rng.choice(GENRES)],
                "year": [str(rng.randint(2000, 2026))],
                "language": [rng.choices(LANGUAGES, [20, *[1] * 9])[0]],
                "duration": [rng.choice(["5", "15", "30", "60"])],
            },
            None,
            FIRST_DAY + timedelta(minutes=37 * key),
        )


def people(number: int) -> Iterator[Document]:
    rng = random.Random(1908)  # noqa: S311 - the same people at each run
    text = words(rng)
    for key in range(number):
        trades = rng.sample(range(len(TRADES)), rng.randint(1, 3))
        yield Document(
            "people",
            str(key),
            rng.choices([Audience.PUBLIC, Audience.MEMBERS], [4, 1])[0],
            name := text(2).title(),
            {
                "name": Passage(name, Weight.TITLE),
                "trades": Passage(" ".join(TRADES[trade] for trade in trades), Weight.NAMES),
                "bio": Passage(text(rng.randint(0, 60)), Weight.SUMMARY),
            },
            {
                "region": [rng.choice(REGIONS)],
                "trade": [f"trade-{trade}" for trade in trades],
                "wish": rng.sample(["learn", "pass-on"], rng.randint(0, 2)),
            },
            Point(rng.uniform(42.5, 51), rng.uniform(-4.5, 8)),
            FIRST_DAY + timedelta(minutes=31 * key),
        )


PARIS = Point(48.8566, 2.3522)
BOTH = ("films", "people")
FILMS = ("films",)
FILM_FACETS = ("region", "genre", "year")
PEOPLE_FACETS = ("region", "trade", "wish")
QUERIES: dict[str, Query] = {
    "everything, no words": Query(facets=("region", "genre", "trade")),
    "films, no words": Query(things=FILMS, facets=FILM_FACETS),
    "films of two regions": Query(
        things=FILMS, facets=FILM_FACETS, chosen={"region": ("region-3", "region-4")}
    ),
    "films, three facets chosen": Query(
        things=FILMS,
        facets=FILM_FACETS,
        chosen={
            "region": ("region-3", "region-4", "region-5"),
            "genre": ("drama", "comedy"),
            "year": tuple(str(year) for year in range(2015, 2027)),
        },
    ),
    "a rare word": Query("pelvenoror", facets=FILM_FACETS),
    "a word of few": Query("rêveuse", things=FILMS, facets=FILM_FACETS),
    "a word of many": Query("l’écluse", facets=("region", "genre", "trade")),
    "the word of most": Query("la nuit", things=FILMS, facets=FILM_FACETS),
    "the word of most, in both": Query("nuit", facets=("region", "genre", "trade")),
    "the word of most, one region": Query(
        "nuit", things=FILMS, facets=FILM_FACETS, chosen={"region": ("region-3",)}
    ),
    "the word of most, three facets chosen": Query(
        "nuit",
        things=FILMS,
        facets=FILM_FACETS,
        chosen={
            "region": ("region-3", "region-4", "region-5"),
            "genre": ("drama", "comedy"),
            "year": tuple(str(year) for year in range(2015, 2027)),
        },
    ),
    "two common words": Query("la mer et la nuit", things=FILMS, facets=FILM_FACETS),
    "four common words": Query("mer nuit enfant train", facets=FILM_FACETS),
    "the newest of most": Query("nuit", things=FILMS, facets=FILM_FACETS, order=Order.NEWEST),
    "a trade": Query("monteuse", things=("people",), facets=PEOPLE_FACETS),
    "a trade, thirty kilometres round": Query(
        "monteuse",
        things=("people",),
        facets=PEOPLE_FACETS,
        near=Near(PARIS, 30),
        order=Order.NEAREST,
    ),
    "people, a hundred kilometres round": Query(
        things=("people",), facets=PEOPLE_FACETS, near=Near(PARIS, 100), order=Order.NEAREST
    ),
    "a slip": Query("eclsue", things=FILMS, facets=FILM_FACETS),
    "a deep page": Query("nuit", things=FILMS, facets=FILM_FACETS, offset=1_200),
}
TYPED = ["n", "nu", "nuit", "la nuit d", "pelven", "zzz", "l’écl", "mer nu"]
VIEWERS = {
    "stranger": frozenset({Audience.PUBLIC}),
    "member": frozenset(Audience),
}


def fill(engine: DatabaseEngine, number_of_films: int, number_of_people: int) -> None:
    settings.VAR.mkdir(parents=True, exist_ok=True)
    call_command("migrate", verbosity=0)
    for thing, make, number in (
        ("films", films, number_of_films),
        ("people", people, number_of_people),
    ):
        if len(engine.keys(thing)) == number:
            continue
        start = time.perf_counter()
        engine.index(make(number))
        took = time.perf_counter() - start
        print(f"{number} {thing} indexed in {took:.0f} s, {number / took:.0f} a second")
        engine.optimize()


def server() -> Path | None:
    """Return where Linux says how long PostgreSQL's process for us has computed."""
    if connection.vendor != "postgresql":
        return None
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        path = Path(f"/proc/{cursor.fetchone()[0]}/schedstat")
    if not path.exists():
        sys.exit("PostgreSQL runs elsewhere: its time cannot be read. Use one of this machine.")
    return path


def computed(at: Path | None) -> float:
    """Return the milliseconds of CPU that we, and PostgreSQL for us, have used so far."""
    theirs = int(at.read_text().split()[0]) / 1e6 if at else 0.0
    return time.process_time() * 1000 + theirs


def milliseconds(ask: Callable[[], object], at: Path | None) -> float:
    start = computed(at)
    ask()
    return computed(at) - start


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--films", type=int, default=100_000)
    parser.add_argument("--people", type=int, default=100_000)
    parser.add_argument("--rounds", type=int, default=10)
    options = parser.parse_args()
    engine = DatabaseEngine()
    fill(engine, options.films, options.people)
    print(f"\n{connection.vendor}: milliseconds an answer, {options.rounds} rounds\n")
    print(f"{'query':<42}{'viewer':<10}{'found':>8}{'cold':>8}{'p50':>8}{'p95':>8}{'of 100':>8}")
    worst: list[float] = []
    at = server()
    for name, query in QUERIES.items():
        for viewer, audiences in VIEWERS.items():
            worst.append(row(engine, name, viewer, query, audiences, options.rounds, at))
    for typed in TYPED:
        times = sorted(
            milliseconds(
                lambda: engine.suggest(typed, audiences=VIEWERS["stranger"], things=(), limit=8),  # noqa: B023
                at,
            )
            for _ in range(options.rounds)
        )
        line(f"suggestions for “{typed}”", "stranger", "", times[-1:], times)
    over = sum(1 for value in worst if value > PROMISE)
    print(
        f"\n{len(worst)} queries, p95 over {PROMISE:.0f} ms: {over}; worst p95 {max(worst):.1f} ms"
    )


def row(
    engine: DatabaseEngine,
    name: str,
    viewer: str,
    query: Query,
    audiences: frozenset[Audience],
    rounds: int,
    at: Path | None,
) -> float:
    asked = Query(
        **{field: getattr(query, field) for field in query.__slots__}
        | {"audiences": audiences, "count_things": BOTH}
    )
    answers: list[Answer] = []
    cold = milliseconds(lambda: answers.append(engine.find(asked)), at)
    times = sorted(milliseconds(lambda: engine.find(asked), at) for _ in range(rounds))
    line(name, viewer, str(answers[0].total), [cold], times)
    return percentile(times, 95)


def line(name: str, viewer: str, found: str, cold: list[float], times: list[float]) -> None:
    p50, p95 = statistics.median(times), percentile(times, 95)
    print(
        f"{name:<42}{viewer:<10}{found:>8}{cold[0]:>8.1f}{p50:>8.1f}{p95:>8.1f}"
        f"{p95 / PROMISE:>8.2f}"
    )


def percentile(times: list[float], wanted: int) -> float:
    return times[min(len(times) - 1, round(len(times) * wanted / 100))]


if __name__ == "__main__":
    main()
