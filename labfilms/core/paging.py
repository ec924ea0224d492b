"""Pages of lists that may grow long."""

from functools import cached_property
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

from labfilms.core.remembering import Totals

# Up to here a total is exact: an index is read so far at every request, and no further.
EXACT: Final = 1_000
# From here on a page's keys are read before its rows: a database joins the rows that it skips.
DEEP: Final = 240

_totals = Totals()


class Pages(Paginator[Any]):
    """Pages of rows whose total costs the same whatever their number.

    Lists of up to 1,000 rows are counted each time; longer ones once a minute a process. Rows that
    have joined since then stand on the pages all the same, as far as these reach. `known_as` names
    a list that is the same for everyone: its total is then remembered without a question.
    """

    object_list: QuerySet[Any]

    def __init__(self, rows: QuerySet[Any], size: int, *, known_as: str = "") -> None:
        super().__init__(rows, size)
        self.known_as = known_as

    @cached_property
    def count(self) -> int:
        rows = self.object_list
        if self.known_as and (count := _totals.get(self.known_as)) is not None:
            return count
        near = rows.order_by()[: EXACT + 1].count()
        if near <= EXACT:
            return near
        key = self.known_as or str(rows.order_by().values("pk").query)
        count = _totals.get(key)
        return _totals.keep(key, rows.count()) if count is None else count

    def page(self, number: int | str) -> Page[Any]:
        rows = self.object_list
        found = super().page(number)
        first = (found.number - 1) * self.per_page
        if first >= DEEP:
            keys = list(rows.values_list("pk", flat=True)[first : first + self.per_page])
            found.object_list = rows.filter(pk__in=keys)
        return found
