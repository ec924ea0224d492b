"""What the benchmark of the search asks among: films and people, always the same.

Rows of films and profiles are as thin as `visible_to` and the cards allow; the index is given
their documents directly, with the facets that films and people declare.
"""

import contextlib
import random
import re
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import islice

from django.conf import settings
from django.contrib.auth.hashers import make_password
from django.core.management import call_command
from elasticsearch import Elasticsearch, NotFoundError

from ecran.films.enums import Format, Genre, Language, Visibility
from ecran.films.models import Film
from ecran.films.search import DURATIONS
from labfilms.accounts.models import User
from labfilms.search import registry
from labfilms.search.elastic import indices
from labfilms.search.engines import engine
from labfilms.search.port import Audience, Document, Passage, Point, Weight
from network.people.models import FORMS, Profile, ProfileTrade, Trade, sorting
from network.people.search import WISHES
from regions.territory.models import Region

FIRST_DAY = datetime(2015, 1, 1, tzinfo=UTC)
SEED_OF_FILMS, SEED_OF_PEOPLE = 1895, 1908
BATCH = 2_000
# Where people say first what they do: the trades that most of them have.
USUAL_TRADES = ("editor", "director", "screenwriter", "cinematographer", "sound-mixer", "actor")
LABELS = [f"label-{number}" for number in range(200)]
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

Text = Callable[[int], str]


def vocabulary(rng: random.Random) -> list[str]:
    """Return 75 common words, then 40,000 rarer ones."""
    syllables = re.findall(
        r"\w+", "ba ber cha dou es fan gri hu ja ker lon mar na or pel qui ro sal ter ul ven"
    )
    rare = sorted({"".join(rng.choices(syllables, k=rng.randint(2, 5))) for _ in range(45_000)})
    rng.shuffle(rare)
    return COMMON + rare


def words(rng: random.Random) -> Text:
    """Return a maker of text, each word as often as in a language."""
    known = vocabulary(rng)
    bounds = [1 / 9]
    for rank in range(1, len(known)):
        bounds.append(bounds[-1] + 1 / (rank + 9))
    return lambda number: " ".join(rng.choices(known, cum_weights=bounds, k=number))


def rare_word() -> str:
    """Return a word of few films."""
    return vocabulary(random.Random(SEED_OF_FILMS))[3_000]  # noqa: S311 - no secret


def films(number: int) -> Iterator[Document]:
    rng = random.Random(SEED_OF_FILMS)  # noqa: S311 - the same films at each run
    text = words(rng)
    regions = sorted(Region.objects.values_list("slug", flat=True))
    languages = [Language.FRENCH, *Language]
    for key in range(1, number + 1):
        title = text(rng.randint(2, 5)).capitalize()
        yield Document(
            "films",
            str(key),
            rng.choices([Audience.PUBLIC, Audience.MEMBERS], [19, 1])[0],
            title,
            {
                "title": Passage(title, Weight.TITLE),
                "credits": Passage(text(6).title(), Weight.NAMES),
                "synopsis": Passage(text(rng.randint(20, 60)).capitalize(), Weight.SUMMARY),
                "note": Passage(text(rng.randint(0, 40)), Weight.REST),
            },
            {
                "region": [rng.choice(regions)],
                "format": [rng.choice(Format.values)],
                "genre": [rng.choice(Genre.values)],
                "duration": [rng.choice(DURATIONS)[0]],
                "year": [str(rng.randint(2000, 2026))],
                "language": [rng.choices(languages, [20, *[1] * len(Language)])[0]],
                "label": rng.sample(LABELS, rng.choices([0, 1, 2], [8, 1, 1])[0]),
            },
            None,
            FIRST_DAY + timedelta(minutes=37 * key),
        )


def people(number: int) -> Iterator[Document]:
    rng = random.Random(SEED_OF_PEOPLE)  # noqa: S311 - the same people at each run
    text = words(rng)
    regions = sorted(Region.objects.values_list("slug", flat=True))
    known = trades()
    shares = [1 / (rank + 3) for rank in range(len(known))]
    for key in range(1, number + 1):
        held = list(dict.fromkeys(rng.choices(known, shares, k=rng.randint(1, 3))))
        name = text(2).title()
        said = (getattr(trade, form) for trade in held for form in FORMS)
        yield Document(
            "people",
            str(key),
            rng.choices([Audience.PUBLIC, Audience.MEMBERS], [4, 1])[0],
            name,
            {
                "name": Passage(name, Weight.TITLE),
                "trades": Passage(", ".join(dict.fromkeys(said)), Weight.NAMES),
                "bio": Passage(text(rng.randint(0, 60)), Weight.SUMMARY),
            },
            {
                "region": [rng.choice(regions)],
                "crew": sorted({trade.department for trade in held}),
                "trade": [trade.code for trade in held],
                "wish": rng.sample(sorted(WISHES), rng.randint(0, 2)),
            },
            Point(rng.uniform(42.5, 51), rng.uniform(-4.5, 8)),
            FIRST_DAY + timedelta(minutes=31 * key),
        )


def trades() -> list[Trade]:
    """Return every trade, the usual ones first."""
    usual = {code: place for place, code in enumerate(USUAL_TRADES)}
    known = Trade.objects.order_by("order", "pk")
    return sorted(known, key=lambda trade: usual.get(trade.code, len(usual)))


def fill(number_of_films: int, number_of_people: int) -> None:
    """Fill an empty database once; a later run finds it filled."""
    call_command("migrate", verbosity=0)
    _fill("people", people(number_of_people), number_of_people, _people_rows)
    _fill("films", films(number_of_films), number_of_films, _film_rows)


def fill_elastic(number_of_films: int, number_of_people: int) -> None:
    """Give Elasticsearch the same documents once, as a rebuild does."""
    for thing, documents, number in (
        ("people", people(number_of_people), number_of_people),
        ("films", films(number_of_films), number_of_films),
    ):
        if _held_by_elastic(thing) == number:
            continue
        start = time.perf_counter()
        with engine().renewed(thing) as give:
            while batch := list(islice(documents, BATCH)):
                give(batch)
        took = time.perf_counter() - start
        print(
            f"{number} {thing} given to Elasticsearch in {took:.0f} s, {number / took:.0f} a second"
        )
    # The other kinds have no row: an empty index each.
    for other in registry.things():
        if _held_by_elastic(other.name) < 0:
            with engine().renewed(other.name):
                pass


def _held_by_elastic(thing: str) -> int:
    """Return how many documents answer for a thing; less than none when there is no index."""
    asked = Elasticsearch(settings.ELASTIC_URL, request_timeout=60)
    with contextlib.closing(asked), contextlib.suppress(NotFoundError):
        return int(asked.count(index=indices.searched([thing]))["count"])
    return -1


def _fill(
    thing: str,
    documents: Iterator[Document],
    number: int,
    rows: Callable[[list[Document]], None],
) -> None:
    held = len(engine().keys(thing))
    if held == number:
        return
    if held:
        raise SystemExit(f"{held} {thing} are there, not {number}: use a database of its own.")
    start = time.perf_counter()
    done = 0
    while batch := list(islice(documents, BATCH)):
        rows(batch)
        engine().index(batch)
        done += len(batch)
        print(f"\r{done} of {number} {thing}", end="", flush=True)
    engine().optimize()
    took = time.perf_counter() - start
    print(f"\r{number} {thing} indexed in {took:.0f} s, {number / took:.0f} a second")


def _people_rows(documents: list[Document]) -> None:
    regions = dict(Region.objects.values_list("slug", "pk"))
    posts = dict(Trade.objects.values_list("code", "pk"))
    keys = [int(one.key) for one in documents]
    nobody = make_password(None)
    User.objects.bulk_create(
        User(pk=key, email=f"{key}@exemple.fr", name=one.title[:80], password=nobody)
        for key, one in zip(keys, documents, strict=True)
    )
    Profile.objects.bulk_create(
        Profile(
            pk=key,
            user_id=key,
            handle=f"personne-{key}",
            sort_name=sorting(one.title),
            public=True,
            region_id=regions[one.facets["region"][0]],
            bio=one.passages["bio"].text[:1200],
        )
        for key, one in zip(keys, documents, strict=True)
    )
    ProfileTrade.objects.bulk_create(
        ProfileTrade(profile_id=key, trade_id=posts[code], order=place)
        for key, one in zip(keys, documents, strict=True)
        for place, code in enumerate(one.facets["trade"])
    )


def _film_rows(documents: list[Document]) -> None:
    regions = dict(Region.objects.values_list("slug", "pk"))
    Film.objects.bulk_create(
        Film(
            pk=int(one.key),
            owner_id=1,
            slug=f"film-{one.key}",
            link=f"lien-{one.key}",
            visibility=Visibility.PUBLIC,
            playable=True,
            title=one.title[:150],
            region_id=regions[one.facets["region"][0]],
            year=int(one.facets["year"][0]),
            synopsis=one.passages["synopsis"].text,
            duration=500,
            released_at=one.moment,
        )
        for one in documents
    )
