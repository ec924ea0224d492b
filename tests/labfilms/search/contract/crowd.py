"""Several writers and readers of one database: threads, each with its own connection."""

import sys
import threading
from collections.abc import Callable

import django
from django.apps import apps
from django.core.management import call_command
from django.db import connection

if not apps.ready:
    django.setup()

from labfilms.search.elastic import server
from labfilms.search.engines import engine
from labfilms.search.port import Audience, Document, Passage, Query, Weight

WRITERS, DOCUMENTS, TURNS = 6, 6, 10


def documents(words: str, number: int = DOCUMENTS):
    for key in range(number):
        title = {"title": Passage("Écluse", Weight.TITLE), "words": Passage(words, Weight.SUMMARY)}
        yield Document("films", str(key), Audience.PUBLIC, "Écluse", title)


def together(*tasks: Callable[[], None]) -> list[Exception]:
    faults: list[Exception] = []

    def run(task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as fault:  # noqa: BLE001 - told to the test, in its own thread
            faults.append(fault)
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(task,)) for task in tasks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return faults


def writers_meet() -> list[object]:
    """Write the same documents from several threads; return what is wrong afterwards."""

    def writer(turn: int) -> Callable[[], None]:
        def write() -> None:
            for one in documents(f"nuit mot{turn}"):
                engine().index([one])

        return write

    faults: list[object] = [*together(*(writer(turn) for turn in range(WRITERS)))]
    answer = engine().find(Query("écluse nuit", things=("films",), count_things=("films",)))
    if answer.reserve or answer.total != DOCUMENTS or answer.things != {"films": DOCUMENTS}:
        faults.append(answer)
    return faults


def readers_see_all() -> list[object]:
    """Replace documents while they are searched; return each answer that missed one."""
    engine().index(documents("jour"))
    stop, missed = threading.Event(), []

    def read() -> None:
        while not stop.is_set():
            answer = engine().find(Query("écluse", facets=("region",)))
            if answer.reserve or answer.total != DOCUMENTS:
                missed.append(answer)

    def write() -> None:
        try:
            for turn in range(TURNS):
                engine().index(documents(f"jour mot{turn}"))
        finally:
            stop.set()

    return [*together(read, read, write), *missed]


if __name__ == "__main__":
    server.ANSWERS_WITHIN = 30.0  # with others at work on this machine
    call_command("migrate", "search", verbosity=0)
    with engine().renewed("films"):
        pass
    sys.exit("\n".join(map(repr, writers_meet() + readers_see_all())) or None)
