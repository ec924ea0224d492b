"""Atom feeds of what is everyone's (RFC 4287): rooms say what stands in theirs, in `feeds.py`."""

from datetime import UTC, datetime
from typing import Any, ClassVar, Final, TypeVar
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.db.models import Model
from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response, set_response_etag
from django.utils.feedgenerator import Atom1Feed
from django.utils.html import linebreaks
from django.views.decorators.http import require_safe

Item = TypeVar("Item")
Thing = TypeVar("Thing")
# What a reader that comes once a day never misses.
MOST: Final = 50
# The year from which the names below are ours (RFC 4151).
SINCE: Final = 2026
# A feed without an entry was never updated: its answer stays the same.
NEVER: Final = datetime(SINCE, 1, 1, tzinfo=UTC)


class _Atom(Atom1Feed):
    def latest_post_date(self) -> datetime:
        return super().latest_post_date() if self.items else NEVER


class AtomFeed(Feed[Item, Thing]):
    """A feed whose entries keep their names, whatever becomes of their addresses.

    `name` is its own in these names. No person is asked for: what it shows is everyone's.
    """

    feed_type = _Atom
    name: ClassVar[str] = ""

    def __call__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = super().__call__(request, *args, **kwargs)
        response["Cache-Control"] = "public, max-age=300"
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        set_response_etag(response)
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        return answer if isinstance(answer, HttpResponse) else response

    @classmethod
    def as_view(cls) -> Any:
        """Return what an address answers with."""
        return require_safe(cls())

    def feed_guid(self, thing: Thing) -> str:
        return tag(f"atom/{self.name}", thing)

    def item_guid(self, item: Item) -> str:
        return tag(self.name, item)


def tag(name: str, thing: Any) -> str:
    """Return the lasting name of a thing (RFC 4151): `tag:<host>,2026:<name>/<key>`."""
    host = urlsplit(settings.SITE_ADDRESS).hostname
    key = f"/{thing.pk}" if isinstance(thing, Model) else ""
    return f"tag:{host},{SINCE}:{name}{key}"


def words(*texts: str) -> str:
    """Return plain texts as the safe HTML of an entry; empty ones are passed over."""
    return "".join(linebreaks(text, autoescape=True) for text in texts if text)
