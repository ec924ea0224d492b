"""`manage.py open_hub SLUG…`: open the pages of regions."""

from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from regions.hubs import services
from regions.territory.models import Region


class Command(BaseCommand):
    help = "Open the page of one or several regions, and let their teams edit it."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("slugs", nargs="+", help="as in occitanie, la-reunion, ailleurs")

    def handle(self, *, slugs: list[str], **_: Any) -> None:
        known = {region.slug: region for region in Region.objects.filter(slug__in=slugs)}
        if missing := sorted(set(slugs) - known.keys()):
            raise CommandError(f"No region is called {', '.join(missing)}.")
        for slug in slugs:
            page = services.open_hub(region=known[slug])
            self.stdout.write(f"{page.title}: {page.url}")
