"""The national front as the pages show it."""

from datetime import date, timedelta

import pytest

from ecran.films.models import Film
from labels.identities.enums import LabelKind
from regions.hubs.selectors import national_front
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import region

pytestmark = [pytest.mark.django_db, pytest.mark.database]
MONDAY = date(2026, 11, 23)


def region_selection(slug, films, **fields):
    return make_selection(make_label(kind=LabelKind.REGION, region=region(slug)), films, **fields)


def test_it_shows_the_picks_of_the_regions_own_labels_alone():
    chosen, hidden = make_film(), make_film()
    region_selection("bretagne", [chosen, hidden])
    make_selection(make_label(verified=True, region=region("bretagne")), [make_film()])
    region_selection("occitanie", [make_film()], visibility="private")
    Film.objects.filter(pk=hidden.pk).update(visibility="private")
    (pick,) = national_front(day=MONDAY)
    assert pick.film == chosen
    assert pick.selection.label.region.slug == "bretagne"


def test_a_region_s_latest_selection_takes_the_place_of_the_one_before():
    region_selection("bretagne", [make_film()])
    later = make_film()
    region_selection("bretagne", [later])
    assert [pick.film for pick in national_front(day=MONDAY)] == [later]


def test_all_days_of_a_week_show_the_same():
    region_selection("bretagne", [make_film() for _ in range(9)])
    region_selection("occitanie", [make_film() for _ in range(9)])
    week = [
        [pick.film.pk for pick in national_front(day=MONDAY + timedelta(days))] for days in range(8)
    ]
    assert all(day == week[0] for day in week[:7])
    assert week[7] != week[0]
