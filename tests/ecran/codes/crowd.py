"""Many who want the same code at the same moment: threads, each with its own connection."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import django
from django.apps import apps
from django.db import connection

if not apps.ready:
    django.setup()

from ecran.codes import services
from ecran.codes.errors import CodeRefused
from ecran.codes.models import Code, Use
from ecran.offers.models import Offer

# A PostgreSQL as it comes has 100 connections for everyone.
TAKERS, AT_ONCE = 100, 40


def together(ask: Callable[[int], object], many: int = TAKERS) -> list[object]:
    """Ask from many threads at once, each time by a number; return what they were answered."""

    def run(number: int) -> object:
        try:
            return ask(number)
        except CodeRefused as refused:
            return refused.code
        except Exception as fault:  # noqa: BLE001 - told to the test, in its own thread
            return fault
        finally:
            connection.close()

    with ThreadPoolExecutor(AT_ONCE) as threads:
        return list(threads.map(run, range(many)))


def last_use(pk: int) -> None:
    """A hundred take the last use of a code: one has it, and what is counted is what is kept."""
    answers = together(lambda number: services.take(code=code(pk), key=f"order-{number}"))
    assert sorted(map(str, answers)) == ["None"] + ["used"] * (TAKERS - 1), answers
    assert code(pk).uses == Use.objects.filter(code=pk).count() == 1


def last_seven(pk: int) -> None:
    """A hundred take the seven uses of a code: seven have one."""
    answers = together(lambda number: services.take(code=code(pk), key=f"order-{number}"))
    assert answers.count(None) == 7, answers
    assert answers.count("used") == TAKERS - 7, answers
    assert code(pk).uses == Use.objects.filter(code=pk).count() == 7


def same_key(pk: int) -> None:
    """One order that asks twenty times at once takes a code once, and gives it back once."""
    answers = together(lambda _number: services.take(code=code(pk), key="order-1"), 20)
    assert answers == [None] * 20, answers
    assert code(pk).uses == Use.objects.filter(code=pk).count() == 1
    answers = together(lambda _number: services.give_back(key="order-1"), 20)
    assert answers == [None] * 20, answers
    assert code(pk).uses == Use.objects.filter(code=pk).count() == 0


def one_gift(pk: int) -> None:
    """An order that is told twenty times at once to be paid makes one gift."""
    offer = Offer.objects.select_related("shop", "sale__film").get(pk=pk)
    answers = together(
        lambda _number: services.make_gift(shop=offer.shop, offer=offer, key="order-1").text, 20
    )
    assert len(set(map(str, answers))) == 1, answers
    assert answers[0] == Code.objects.get(batch__key="order-1").text


def code(pk: int) -> Code:
    return Code.objects.select_related("batch").get(pk=pk)


CROWDS = {one.__name__: one for one in (last_use, last_seven, same_key, one_gift)}

if __name__ == "__main__":
    for name, pk in zip(sys.argv[1::2], sys.argv[2::2], strict=True):
        CROWDS[name](int(pk))
