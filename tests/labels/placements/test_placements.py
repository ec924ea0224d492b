"""What stands in front, chosen by hand, and who may choose it."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from labels.placements import permissions, services
from labels.placements.models import Placement
from labels.placements.selectors import in_front, schedule
from labels.selections.enums import Visibility
from labels.selections.models import Selection
from regions.territory.models import RegionTeam
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.people import region

pytestmark = [pytest.mark.django_db, pytest.mark.database]
HOUR = timedelta(hours=1)


def put(selection, where=None, *, start=-1, end=None, **fields):
    now = timezone.now()
    return services.place(
        selection=selection,
        region=where,
        by=make_user(),
        starts_at=now + start * HOUR,
        ends_at=None if end is None else now + end * HOUR,
        **fields,
    )


def front(where=None):
    found = in_front(where)
    return found and found.card.selection


def test_the_highest_priority_among_those_that_hold_is_in_front():
    low, high, later, ended = (make_selection() for _ in range(4))
    put(low)
    put(high, priority=2)
    put(later, start=1, priority=9)
    put(ended, start=-3, end=-1, priority=9)
    assert front() == high


def test_without_a_placement_the_latest_selection_of_a_verified_label_stands_there():
    assert in_front() is None
    make_selection()
    assert in_front() is None
    verified = make_selection(make_label(verified=True))
    make_selection()
    assert front() == verified
    assert in_front().placement is None


def test_a_selection_that_leaves_the_public_is_passed_over():
    hidden, shown = make_selection(), make_selection()
    put(shown)
    put(hidden, priority=5)
    Selection.objects.filter(pk=hidden.pk).update(visibility=Visibility.PRIVATE)
    assert front() == shown


def test_a_region_s_front_is_its_own():
    here, elsewhere = region(), region("bretagne")
    own = make_selection(make_label(verified=True, region=here))
    put(make_selection(), elsewhere)
    put(make_selection())
    assert front(here) == own


def test_what_was_taken_back_stays_in_the_history():
    placement = put(make_selection())
    services.withdraw(placement=placement, by=make_user())
    services.withdraw(placement=placement, by=make_user())
    assert list(schedule(None)["past"]) == [placement]
    assert not schedule(None)["now"]


def test_an_end_before_its_beginning_is_refused():
    with pytest.raises(ValidationError):
        put(make_selection(), start=2, end=1)


@settings(
    max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(
    spans=st.lists(st.tuples(st.integers(-5, 5), st.integers(1, 6), st.integers(0, 3)), max_size=5),
    hour=st.integers(-6, 12),
)
def test_now_next_and_past_hold_each_placement_once_and_the_front_holds_then(db, spans, hour):
    Placement.objects.all().delete()
    selection = make_selection()
    rows = [put(selection, start=s, end=s + d, priority=p) for s, d, p in spans]
    parts = schedule(None)
    assert sorted(row.pk for part in parts.values() for row in part) == sorted(
        row.pk for row in rows
    )
    moment = timezone.now() + hour * HOUR
    holding = [row for row in rows if row.starts_at <= moment < row.ends_at]
    found = in_front(at=moment)
    placement = found.placement if found else None
    best = max((row.priority for row in holding), default=None)
    assert (placement.priority if placement else None) == best


def test_the_national_front_is_the_site_s_team_s_and_a_region_s_its_own_team_s():
    here, staff, team = region(), make_user(is_staff=True), make_user()
    RegionTeam.objects.create(region=here, user=team)
    assert permissions.can_place(staff, None)
    assert not permissions.can_place(staff, here)
    assert permissions.can_place(team, here)
    assert not permissions.can_place(team, region("bretagne"))
    assert not permissions.can_place(team, None)
    assert not permissions.can_place(AnonymousUser(), here)


def test_a_team_puts_a_selection_in_front_and_takes_it_back(client):
    here, team = region(), make_user()
    RegionTeam.objects.create(region=here, user=team)
    selection = make_selection(films=[make_film()], title="Premières fois")
    client.force_login(team)
    address = reverse("placements:region", args=(here.slug,))
    words = {"selection": selection.pk, "starts_at": "2026-01-01T10:00", "priority": 0}
    client.post(address, words | {"reason": "Pour la rentrée."})
    assert "Pour la rentrée." in client.get(address).content.decode()
    assert front(here) == selection
    placement = Placement.objects.get()
    client.post(reverse("placements:withdraw", args=(placement.pk,)))
    assert in_front(here) is None
    missing = client.post(address, {"priority": 0}).content.decode()
    assert missing.count('aria-invalid="true"') >= 1


def test_the_site_s_team_fills_the_national_front(client):
    client.force_login(make_user(is_staff=True))
    placement = put(make_selection(films=[make_film()]), reason="Pour la rentrée.")
    assert "Pour la rentrée." in client.get(reverse("placements:national")).content.decode()
    answer = client.post(reverse("placements:withdraw", args=(placement.pk,)))
    assert answer["Location"] == reverse("placements:national")
    assert in_front() is None
