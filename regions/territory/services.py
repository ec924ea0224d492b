"""Lay the towns of France: the official geographic code, and where each town is."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.db import transaction

from regions.territory.data import positions
from regions.territory.enums import Precision
from regions.territory.errors import TownsMissing
from regions.territory.models import Department, Town, fold

Point = tuple[float, float]
Row = dict[str, Any]
FIELDS = (
    "name",
    "folded",
    "department_id",
    "latitude",
    "longitude",
    "precision",
    "population",
    "current",
)


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load has done, in towns; `gone` are those that were merged into others."""

    total: int
    created: int
    changed: int
    gone: int


@transaction.atomic
def load_towns(*, source: Path) -> Loaded:
    """Bring the towns to what `source` says: the data folder of @etalab/decoupage-administratif.

    Raises TownsMissing. Towns are never deleted, since people live there: one that is gone is no
    longer current. A second load of the same data writes nothing.
    """
    wanted = {town.code: town for town in _towns(source)}
    known = {row[0]: row[1:] for row in Town.objects.values_list("code", *FIELDS)}
    different = [town for town in wanted.values() if known.get(town.code) != _values(town)]
    Town.objects.bulk_create(
        different, update_conflicts=True, unique_fields=["code"], update_fields=list(_columns())
    )
    gone = [code for code, values in known.items() if code not in wanted and values[-1]]
    Town.objects.filter(code__in=gone).update(current=False)
    created = sum(town.code not in known for town in different)
    return Loaded(len(wanted), created, len(different) - created, len(gone))


def _columns() -> Iterator[str]:
    return (name.removesuffix("_id") for name in FIELDS)


def _values(town: Town) -> tuple[Any, ...]:
    return tuple(getattr(town, name) for name in FIELDS)


def _read(source: Path, name: str) -> list[Row]:
    try:
        rows: list[Row] = json.loads((source / name).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise TownsMissing(
            f"The towns of France cannot be read ({source / name}). `npm ci` installs "
            "@etalab/decoupage-administratif, and `make run` does it by itself."
        ) from error
    return rows


def _towns(source: Path) -> Iterator[Town]:
    """Give the towns of the 101 departments; those of the other collectivities are left out."""
    departments = dict(Department.objects.values_list("code", "pk"))
    rows = [
        row
        for row in _read(source, "communes.json")
        if row["type"] == "commune-actuelle" and row["departement"] in departments
    ]
    points = _Points(rows, _read(source, "epci.json"), _read(source, "arrondissements.json"))
    for row in rows:
        (latitude, longitude), precision = points.of(row)
        name = row["nom"].replace("'", "’")
        yield Town(
            code=row["code"],
            name=name,
            folded=fold(name),
            department_id=departments[row["departement"]],
            latitude=latitude,
            longitude=longitude,
            precision=precision,
            population=row.get("population", 0),
        )


class _Points:
    """Where a town is: its own point, else that of the largest town we know around it.

    Around it is first its postcode, then its grouping of communes, then its district.
    """

    def __init__(
        self, rows: Iterable[Row], groupings: Iterable[Row], districts: Iterable[Row]
    ) -> None:
        self.known = positions()
        self.groupings = {
            member["code"]: f"grouping {row['code']}"
            for row in groupings
            for member in row["membres"]
        }
        self.districts = {row["code"]: row["chefLieu"] for row in districts}
        self.largest = self._largest(rows)

    def _largest(self, rows: Iterable[Row]) -> Mapping[str, str]:
        """Return the largest town with a known point of each area."""
        found: dict[str, list[Row]] = defaultdict(list)
        for row in rows:
            if row["code"] in self.known:
                for area in self._areas(row):
                    found[area].append(row)
        return {
            area: max(known, key=lambda row: row.get("population", 0))["code"]
            for area, known in found.items()
        }

    def _areas(self, row: Row) -> list[str]:
        grouping = self.groupings.get(row["code"])
        return [*row.get("codesPostaux", []), *([grouping] if grouping else [])]

    def of(self, row: Row) -> tuple[Point, Precision]:
        if row["code"] in self.known:
            return self.known[row["code"]], Precision.TOWN
        for area in self._areas(row):
            if area in self.largest:
                return self.known[self.largest[area]], Precision.AREA
        chief = self.districts.get(row.get("arrondissement", ""), "")
        if chief not in self.known:
            raise TownsMissing(
                f"Nothing says where {row['nom']} ({row['code']}) is: add it, or the chief town "
                "of its district, to regions/territory/positions.csv."
            )
        return self.known[chief], Precision.DISTRICT
