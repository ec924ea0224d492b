"""How a sum is split so that no cent is lost, whatever comes after it.

A part of an entry is not rounded on its own: it is what the entry adds to the same part of the sum
so far. So parts always sum to the whole, a wholly refunded order leaves nothing on any film, and
no rounding ever grows with the number of sales (docs/explanation/accounts.md).
"""

from collections.abc import Callable, Sequence
from functools import partial

from labfilms.core import money

Split = Callable[[int], list[int]]


def over(cents: int, weights: Sequence[int]) -> list[int]:
    """Split cents of either sign by weights, evenly where all are zero; parts sum to the whole."""
    if not cents or len(weights) == 1:
        # The commonest, a film alone: 5,000 orders are read in half the time.
        return [cents] + [0] * (len(weights) - 1)
    found = money.parts(abs(cents), list(weights) if any(weights) else [1] * len(weights))
    return found if cents >= 0 else [-part for part in found]


def by_weight(weights: Sequence[int]) -> Split:
    """Return what splits a sum by these weights."""
    return partial(over, weights=weights)


def tax(paid: int, *, total: int, vat: int, rate: int) -> int:
    """Return the VAT within what is paid of an order, in cents of the same sign.

    The order's own for its whole total; else by its rate, in basis points.
    """
    if paid == total:
        return vat
    found = money.vat_within(abs(paid), rate)
    return found if paid >= 0 else -found


def taxes(weights: Sequence[int], *, total: int, vat: int, rate: int) -> Split:
    """Return what splits the VAT within a sum over films that earn it by these weights."""

    def split(paid: int) -> list[int]:
        parts = [abs(part) for part in over(paid, weights)]
        return over(tax(paid, total=total, vat=vat, rate=rate), parts)

    return split


def shared_out(due: int, nets: Sequence[int], points: int) -> list[int]:
    """Split what is due over the lines that earned it, each next to its own share; cents, points.

    A line alone says what anybody would count, and the lines sum to what is due.
    """
    shares = [divmod(net * points, money.WHOLE) for net in nets]
    each, left = divmod(due - sum(share for share, _rest in shares), len(shares))
    order = sorted(range(len(shares)), key=lambda at: -shares[at][1])
    first = set(order[:left])
    return [share + each + (at in first) for at, (share, _rest) in enumerate(shares)]


class Running:
    """A sum that grows and shrinks: `step` gives what each change adds to each of its parts."""

    __slots__ = ("cents", "parts", "split")

    def __init__(self, split: Split) -> None:
        self.split = split
        self.cents = 0
        self.parts = split(0)

    def step(self, cents: int) -> list[int]:
        """Add cents of either sign; return what that adds to each part."""
        before = self.parts
        self.cents += cents
        self.parts = self.split(self.cents)
        return [after - was for was, after in zip(before, self.parts, strict=True)]
