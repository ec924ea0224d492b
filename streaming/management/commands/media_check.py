"""manage.py media_check: say whether a file would be accepted."""

import json
import sys
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.utils import translation

from streaming.transcode import probe, words


class Command(BaseCommand):
    help = (
        "Examines a file as an upload would be, within 10 s whatever it holds. Prints JSON "
        "(accepted, code, message in French, findings); exits with 0 when accepted, else 1."
    )
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("path", type=Path, help="the file to examine")

    def handle(self, *_args: Any, **options: Any) -> None:
        verdict = probe.examine(options["path"])
        with translation.override("fr"):
            answer = {
                "accepted": verdict.accepted,
                "code": verdict.reason or "",
                "message": verdict.message,
                "findings": [
                    {**entry, "message": words.finding(entry)} for entry in verdict.findings
                ],
            }
        self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        if not verdict.accepted:
            sys.exit(1)
