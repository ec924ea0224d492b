"""A child that writes films one transaction each, and says which: the site at work, to be cut."""

import sys

import django
from django.apps import apps
from django.db import transaction

if not apps.ready:
    django.setup()

from ecran.films.enums import Visibility
from ecran.films.models import Film
from tests.factories.films import make_film


@transaction.atomic
def turn(number: int) -> None:
    """Make a film; change one, hide one and delete one now and then."""
    film = make_film(title=f"Écluse {number}", slug=f"ecluse-{number}")
    former = Film.objects.exclude(pk=film.pk).order_by("pk")
    if number % 3 == 1 and (changed := former.last()):
        changed.title = f"{changed.title} verte"
        changed.save()
    if number % 7 == 3 and (hidden := former.filter(visibility=Visibility.PUBLIC).last()):
        hidden.visibility = Visibility.PRIVATE
        hidden.save()
    if number % 11 == 5 and (doomed := former.first()):
        doomed.delete()


def many(number: int) -> None:
    """Make films that no signal tells of: a database that was there before its index."""
    owner = make_film(title="Écluse").owner
    Film.objects.bulk_create(
        Film(
            owner=owner,
            title=f"Écluse {n}",
            slug=f"ecluse-{n}",
            link=f"lien-{n}",
            visibility=Visibility.PUBLIC,
            playable=True,
        )
        for n in range(number)
    )


if __name__ == "__main__":
    what, number = sys.argv[1], int(sys.argv[2])
    if what == "many":
        many(number)
    else:
        for each in range(number):
            turn(each)
            sys.stdout.write(f"{each}\n")
            sys.stdout.flush()
