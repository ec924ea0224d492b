"""Catalogues, as tests need them."""

from itertools import count

from ecran.catalogue import services

_numbers = count(1)


def make_collection(organisation, *films, title="", shown=True, intro=""):
    """Return a collection of these films, which the structure must be allowed to show."""
    title = title or f"Collection {next(_numbers)}"
    made = services.create(organisation=organisation, title=title, intro=intro)
    for film in films:
        services.add(collection=made, film=film)
    services.edit(collection=made, title=title, intro=intro, shown=shown)
    return made
