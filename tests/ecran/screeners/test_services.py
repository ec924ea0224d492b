from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from ecran.films import services as films
from ecran.screeners import selectors, services, tasks
from ecran.screeners.enums import ScreenerState
from ecran.screeners.errors import ScreenerRefused
from ecran.screeners.models import Reply, Screener, Viewing
from labfilms.notify.models import Notification
from network.people import selectors as people
from network.people.models import Profile
from regions.territory.models import Town
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.people import make_profile, region
from tests.factories.screeners import (
    PARIS,
    end,
    make_screener,
    make_shown_film,
    make_viewing,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]


def terms(**fields):
    return services.Terms(
        **({"expires_at": timezone.now() + timedelta(days=1), "zone": PARIS} | fields)
    )


def test_each_recipient_has_a_link_of_their_own():
    film = make_shown_film()
    people = [("Festival des Salins", "films@salins.example"), ("Nadia Ferhat", "")]
    made = services.make(film=film, recipients=people, terms=terms(password="sel de nuit"))
    assert [(one.name, one.email) for one in made] == people
    assert len({one.secret for one in made}) == 2
    assert all(len(one.secret) == 22 for one in made)
    assert "sel de nuit" not in made[0].password


def test_a_film_that_does_not_play_or_whose_rights_are_not_declared_has_no_link():
    for fields in ({"playable": False, "rights_declared": True}, {"rights_declared": False}):
        with pytest.raises(ScreenerRefused, match="peut être lu"):
            services.make(film=make_film(**fields), recipients=[("Nadia", "")], terms=terms())
    assert not Screener.objects.exists()


def test_a_film_has_so_many_links_at_most(monkeypatch):
    monkeypatch.setattr(services, "MOST_OF_A_FILM", 2)
    film = make_shown_film()
    make_screener(film)
    with pytest.raises(ScreenerRefused, match="liens au plus"):
        services.make(film=film, recipients=[("A", ""), ("B", "")], terms=terms())
    assert film.screeners.count() == 1


def test_states_of_a_link():
    screener = make_screener(most_viewings=2)
    assert [screener.state(begun) for begun in (0, 1, 2)] == [
        ScreenerState.OPEN, ScreenerState.OPEN, ScreenerState.USED
    ]  # fmt: skip
    assert end(screener, "expired").state(0) == ScreenerState.EXPIRED
    assert end(screener, "revoked").state(0) == ScreenerState.REVOKED


def test_a_viewing_counts_once_it_has_begun_and_only_once():
    screener = make_screener(most_viewings=2)
    viewing = services.open_page(screener=screener, held=None)
    assert selectors.left(screener) == 2
    assert [services.begin(viewing.pk) for _ in range(3)] == [True] * 3
    assert selectors.left(screener) == 1


def test_resumed_within_twelve_hours_it_is_the_same_viewing_and_afterwards_another():
    screener = make_screener()
    first = services.open_page(screener=screener, held=None)
    services.begin(first.pk)
    Viewing.objects.update(started_at=timezone.now() - timedelta(hours=11, minutes=59))
    assert services.open_page(screener=screener, held=first.pk) == first
    Viewing.objects.update(started_at=timezone.now() - timedelta(hours=12))
    assert services.open_page(screener=screener, held=first.pk) != first


def test_what_was_opened_and_not_played_is_gone_on_with():
    screener = make_screener()
    first = services.open_page(screener=screener, held=None)
    assert services.open_page(screener=screener, held=first.pk) == first
    assert services.open_page(screener=screener, held=first.pk + 1000) != first


def test_a_viewing_of_another_link_is_not_gone_on_with():
    other = services.open_page(screener=make_screener(), held=None)
    screener = make_screener()
    assert services.open_page(screener=screener, held=other.pk).screener == screener


def test_the_last_viewing_goes_on_and_nobody_else_begins():
    screener = make_screener(most_viewings=1)
    one, two = (services.open_page(screener=screener, held=None) for _ in range(2))
    assert services.begin(one.pk)
    assert not services.begin(two.pk)
    assert services.begin(one.pk)


@pytest.mark.parametrize("how", ["revoked", "expired"])
def test_nothing_begins_by_a_link_that_has_ended(how):
    screener = make_screener()
    viewing = services.open_page(screener=screener, held=None)
    end(screener, how)
    assert not services.begin(viewing.pk)
    assert not services.begin(viewing.pk + 1000)


def test_a_link_of_unlimited_viewings_counts_them_all_the_same():
    screener = make_screener()
    for _ in range(3):
        services.begin(services.open_page(screener=screener, held=None).pk)
    assert selectors.left(screener) is None
    assert selectors.row(selectors.links_of(screener.film).get(), screener.film).begun == 3


def test_the_furthest_second_never_goes_back():
    viewing = make_viewing(make_screener(), furthest=0)
    for seconds in (12.0, 40.0, 3.0):
        services.watch(viewing=viewing, seconds=seconds)
    viewing.refresh_from_db()
    assert (viewing.seconds, viewing.furthest) == (3.0, 40.0)


def test_what_has_not_begun_tells_nothing():
    viewing = services.open_page(screener=make_screener(), held=None)
    services.watch(viewing=viewing, seconds=12)
    viewing.refresh_from_db()
    assert viewing.furthest == 0


def test_rows_say_how_far_each_came_in_three_queries(django_assert_num_queries):
    film = make_shown_film(duration=80.0)
    one, two = make_screener(film, name="Un"), make_screener(film, name="Deux")
    make_viewing(one, furthest=20)
    make_viewing(one, furthest=60)
    services.open_page(screener=two, held=None)
    Reply.objects.create(screener=one, text="Merci.")
    with django_assert_num_queries(2):
        rows = {row.screener.name: row for row in map_rows(film)}
    assert (rows["Un"].begun, rows["Un"].share, len(rows["Un"].replies)) == (2, 75, 1)
    assert rows["Un"].watched
    assert (rows["Deux"].begun, rows["Deux"].was_opened, rows["Deux"].watched) == (0, True, "")


def map_rows(film):
    return [selectors.row(screener, film) for screener in selectors.links_of(film)]


@pytest.mark.parametrize(("duration", "share"), [(80.0, 50), (10.0, 100), (None, 0)])
def test_a_share_is_of_the_film_as_it_is_now(duration, share):
    assert selectors.share(40, duration) == share


def test_withdrawn_it_stays_withdrawn_at_its_first_hour():
    screener = make_screener()
    services.revoke(screener=screener)
    first = screener.revoked_at
    services.revoke(screener=screener)
    screener.refresh_from_db()
    assert screener.revoked_at == first


def test_a_link_to_a_film_without_file_is_withdrawn_too():
    screener = make_screener()
    screener.film.asset = None
    screener.film.save()
    services.revoke(screener=screener)
    assert not screener.is_alive


def test_a_password_is_tried_ten_times_an_hour_from_one_place():
    screener = make_screener(password="sel de nuit")
    wrong = {"screener": screener, "password": "poivre", "source": "address:1"}
    assert not any(services.try_password(**wrong) for _ in range(10))
    with pytest.raises(ScreenerRefused, match="une heure"):
        services.try_password(**wrong | {"password": "sel de nuit"})
    assert services.try_password(**wrong | {"password": "sel de nuit", "source": "address:2"})


def test_a_password_is_tried_sixty_times_an_hour_from_everywhere():
    screener = make_screener(password="sel de nuit")
    for number in range(60):
        services.try_password(screener=screener, password="poivre", source=f"address:{number}")
    with pytest.raises(ScreenerRefused):
        services.try_password(screener=screener, password="sel de nuit", source="address:99")


def test_a_changed_password_leaves_the_link_alive():
    screener = make_screener(password="sel de nuit")
    services.set_password(screener=screener, password="poivre")
    assert screener.is_alive
    assert services.try_password(screener=screener, password="poivre", source="a")
    services.set_password(screener=screener, password="")
    assert screener.password == ""


def test_a_reply_reaches_the_owner_within_limits():
    screener = make_screener(name="Nadia Ferhat")
    for _ in range(5):
        services.reply(screener=screener, text="Nous le prenons.", address="/ici/")
    with pytest.raises(ScreenerRefused):
        services.reply(screener=screener, text="Encore.", address="/ici/")
    told = Notification.objects.filter(person=screener.film.owner, kind="screeners.replied")
    assert told.count() == screener.replies.count() == 5
    assert "Nadia Ferhat" in told[0].sentence
    assert told[0].address == "/ici/"


def test_a_year_after_its_end_a_link_is_erased_with_all_that_it_recorded():
    film = make_shown_film()
    past = timezone.now() - timedelta(days=366)
    young, old, revoked = (make_screener(film) for _ in range(3))
    for screener in (young, old, revoked):
        make_viewing(screener)
    Screener.objects.filter(pk=old.pk).update(expires_at=past)
    Screener.objects.filter(pk=revoked.pk).update(revoked_at=past)
    tasks.sweep()
    assert list(Screener.objects.all()) == [young]
    assert Viewing.objects.get().screener == young


def test_a_page_that_was_opened_and_never_played_is_forgotten_after_a_day():
    screener = make_screener()
    played = make_viewing(screener)
    fresh = services.open_page(screener=screener, held=None)
    services.open_page(screener=screener, held=None)
    day = timezone.now() - timedelta(hours=25)
    Viewing.objects.exclude(pk=fresh.pk).update(opened_at=day)
    services.forget()
    assert set(Viewing.objects.all()) == {played, fresh}


def test_a_deleted_film_takes_its_links_with_it():
    screener = make_screener()
    make_viewing(screener)
    films.delete(film=screener.film)
    assert not Screener.objects.exists()


def test_dates_are_said_by_the_clock_of_the_owners_town():
    person = make_user()
    assert people.zone_of(person) == PARIS
    profile = make_profile(person)
    assert people.zone_of(person).key == "Indian/Reunion"
    Profile.objects.filter(pk=profile.pk).update(town=a_town("Indian/Reunion"))
    assert people.zone_of(person).key == "Indian/Reunion"


def a_town(zone):
    department = region("la-reunion").departments.get(time_zone=zone)
    return Town.objects.create(
        code="97411", name="Saint-Denis", folded="saint denis", department=department,
        latitude=-20.9, longitude=55.4, precision="town",
    )  # fmt: skip


def test_a_clock_says_its_name():
    screener = make_screener()
    screener.expires_at = timezone.datetime(2027, 3, 12, 20, tzinfo=PARIS)
    assert screener.until == "12 mars 2027, 20 h (heure de Paris)".replace("20 h", "20\xa0h")
    screener.expires_at = timezone.datetime(2027, 2, 28, 23, 30, tzinfo=ZoneInfo("UTC"))
    assert screener.until.startswith("1er mars 2027, 0\xa0h\xa030")
    screener.time_zone = "America/New_York"
    assert "New York" in screener.until
    assert str(screener)
