"""News, as tests need them."""

from labfilms.notify import kinds, services
from labfilms.notify.models import Notification

# A kind of the tests alone: no room declares it.
KIND = kinds.find("tests.told") or kinds.register(
    kinds.Kind("tests.told", "Essais", "%(actor)s raconte %(what)s")
)


def make_news(person, *, actor=None, what="un film", **fields) -> Notification | None:
    return services.notify(person=person, kind=KIND, actor=actor, words={"what": what}, **fields)
