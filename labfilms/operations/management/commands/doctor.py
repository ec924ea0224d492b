"""`manage.py doctor`: is everything there that the site needs, and if not, what to do."""

import json
from collections.abc import Callable
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from labfilms.operations.doctor.examination import examine
from labfilms.operations.doctor.findings import Finding, Level

SIGNS = {Level.OK: "✓", Level.ADVICE: "·", Level.FAULT: "✗"}


class Command(BaseCommand):
    help = "Look at settings, machine and programs; each line says well, or what to do."
    # It looks at them itself, and says so in its own lines.
    requires_system_checks = ()

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="one object a thing, for a program")

    def handle(self, *, json: bool, **_: Any) -> None:
        found = {}
        for name, finding in examine():
            found[name] = finding
            if not json:
                self.say(name, finding)
        if json:
            self.stdout.write(as_json(found))
        if any(finding.level == Level.FAULT for finding in found.values()):
            raise SystemExit(1)

    def say(self, name: str, finding: Finding) -> None:
        styles: dict[Level, Callable[[str], str]] = {
            Level.OK: self.style.SUCCESS,
            Level.ADVICE: str,
            Level.FAULT: self.style.ERROR,
        }
        self.stdout.write(
            f"{styles[finding.level](SIGNS[finding.level])} {name:11} {finding.words}"
        )
        self.stdout.flush()


def as_json(found: dict[str, Finding]) -> str:
    rows = {
        name: {"level": finding.level.value, "words": str(finding.words)}
        for name, finding in found.items()
    }
    return json.dumps(rows, indent=1, ensure_ascii=False)
