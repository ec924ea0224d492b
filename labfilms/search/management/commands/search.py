"""`manage.py search WORDS`: ask what strangers, or members, would find."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from labfilms.search import registry
from labfilms.search.engines import engine
from labfilms.search.port import Answer, Audience, Query


class Command(BaseCommand):
    help = "Search as a stranger (or with --members, as anyone signed in) and print what is found."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("words", nargs="*", metavar="WORDS", help="none: everything")
        parser.add_argument("--things", nargs="+", metavar="THING", default=[])
        parser.add_argument("--members", action="store_true", help="what members see, too")
        parser.add_argument("--limit", type=int, default=20)
        parser.add_argument("--json", action="store_true", help="one object, facets included")

    def handle(self, *, words: list[str], things: list[str], **options: Any) -> None:
        known = [thing.name for thing in registry.things()]
        unknown = sorted(set(things) - set(known))
        if unknown:
            raise CommandError(f"not searchable: {', '.join(unknown)}. Known: {', '.join(known)}")
        names = things or known
        query = Query(
            words=" ".join(words),
            audiences=frozenset(Audience) if options["members"] else frozenset({Audience.PUBLIC}),
            things=tuple(names),
            count_things=tuple(names),
            facets=tuple(facet.name for facet in registry.facets(names)),
            limit=max(0, options["limit"]),
        )
        answer = engine().find(query)
        if answer.reserve:
            self.stderr.write("Elasticsearch is away: the database answers")
        self.stdout.write(_as_json(answer) if options["json"] else _as_lines(answer))


def _titles(answer: Answer) -> dict[tuple[str, str], str]:
    titles: dict[tuple[str, str], str] = {}
    for name in {hit.thing for hit in answer.hits}:
        thing = registry.thing(name)
        keys = [hit.key for hit in answer.hits if hit.thing == name]
        rows = thing.rows().in_bulk(keys).values()
        titles |= {(name, str(row.pk)): thing.title(row) for row in rows}
    return titles


def _as_json(answer: Answer) -> str:
    titles = _titles(answer)
    said = {
        "total": answer.total,
        "corrected": answer.corrected,
        "things": answer.things,
        "facets": answer.facets,
        "hits": [
            {
                "thing": hit.thing,
                "key": hit.key,
                "title": titles.get((hit.thing, hit.key), ""),
                "highlights": hit.highlights,
            }
            for hit in answer.hits
        ],
    }
    return json.dumps(said, ensure_ascii=False, indent=2)


def _as_lines(answer: Answer) -> str:
    titles = _titles(answer)
    counted = ", ".join(f"{number} {thing}" for thing, number in answer.things.items())
    lines = [f"{answer.total} found ({counted})"]
    lines += [f"searched instead: {answer.corrected}"] if answer.corrected else []
    lines += [
        f"{hit.thing:<12}{hit.key:>8}  {titles.get((hit.thing, hit.key), '—')}"
        for hit in answer.hits
    ]
    return "\n".join(lines)
