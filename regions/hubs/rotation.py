"""The national front, by turns: a stated rule of the date and the regions' picks alone.

Every week has the same number of places. The regions that show films stand in the order of their
codes and take the places in turn, week after week, where the week before stopped; each brings its
own picks in its own order, again from the first after the last. A place that a region cannot fill
(its picks stand there already that week) passes to the next one that can. Nothing is counted,
nothing is drawn by lot: whoever knows the picks can tell any week's front.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

# As many as two rows of a desk's screen, and six cards of a phone's.
PLACES = 6


def week_of(day: date) -> int:
    """Return the number of the week that holds a day; weeks begin on Monday."""
    return (day.toordinal() - 1) // 7


def front(
    picks: Mapping[str, Sequence[int]], week: int, places: int = PLACES
) -> list[tuple[str, int]]:
    """Return the places of a week, in order, each a region's code and one of its picks.

    `picks` holds each region's films in its own order; a film is shown once a week, whoever picked
    it. Fewer places are returned when there are not as many films.
    """
    active = sorted(code for code, films in picks.items() if films)
    taken: list[tuple[str, int]] = []
    for turn in range(week * places, (week + 1) * places) if active else ():
        shown = {film for _, film in taken}
        found = next(_candidates(active, picks, turn, shown), None)
        if found is not None:
            taken.append(found)
    return taken


def _candidates(
    active: Sequence[str], picks: Mapping[str, Sequence[int]], turn: int, shown: set[int]
) -> Iterator[tuple[str, int]]:
    """Yield what may fill a place: the region whose turn it is first, then those after it."""
    regions, round_ = len(active), turn // len(active)
    for step in range(regions):
        code = active[(turn + step) % regions]
        films = picks[code]
        for offset in range(len(films)):
            film = films[(round_ + offset) % len(films)]
            if film not in shown:
                yield code, film
