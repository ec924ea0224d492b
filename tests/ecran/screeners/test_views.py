"""The page of whoever makes links."""

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from ecran.screeners.models import Reply, Screener
from tests.factories.accounts import make_user
from tests.factories.films import credit, make_film
from tests.factories.screeners import end, make_screener, make_shown_film, make_viewing

pytestmark = [pytest.mark.django_db, pytest.mark.database]


@pytest.fixture
def film():
    return make_shown_film(make_user("Aya Traoré"), title="Sel de nuit")


@pytest.fixture
def aya(client, film):
    client.force_login(film.owner)
    return client


def at(name, pk):
    return reverse(f"screeners:{name}", args=(pk,))


def until(days=7):
    return f"{timezone.now() + timedelta(days=days):%Y-%m-%dT%H:%M}"


def page(client, film):
    return client.get(at("links", film.pk)).content.decode()


def test_links_are_found_from_the_films_sheet(aya, film):
    assert at("links", film.pk) in aya.get(reverse("films:edit", args=(film.pk,))).content.decode()


def test_a_link_is_made_and_its_address_stands_there_to_be_copied(aya, film):
    assert 'class="empty"' in page(aya, film)
    given = {"name": "Festival des Salins", "until": until(), "viewings": 3}
    assert aya.post(at("links", film.pk), given)["Location"] == at("links", film.pk)
    screener = Screener.objects.get()
    assert (screener.name, screener.most_viewings) == ("Festival des Salins", 3)
    assert f"http://testserver/v/{screener.secret}/" in page(aya, film)


def test_what_is_wrong_is_said_and_what_was_written_is_kept(aya, film):
    given = {"name": "Festival des Salins", "until": "2020-01-01T20:00", "password": "court"}
    said = aya.post(at("links", film.pk), given).content.decode()
    assert 'value="Festival des Salins"' in said
    assert 'value="2020-01-01T20:00"' in said
    assert 'value="court"' in said
    assert not Screener.objects.exists()


def test_a_film_that_does_not_play_says_what_it_lacks(client):
    film = make_film(playable=False)
    client.force_login(film.owner)
    said = page(client, film)
    assert 'name="until"' not in said
    sent = client.post(at("links", film.pk), {"name": "Jury", "until": until()})
    assert sent.status_code == 200
    assert not Screener.objects.exists()


def test_a_list_makes_a_link_a_line(aya, film):
    assert aya.get(at("list", film.pk)).status_code == 200
    file = SimpleUploadedFile("jury.csv", b"Nadia;nadia@exemple.fr\nKarim;")
    given = {"until": until(), "file": file, "password": "sel de nuit"}
    assert aya.post(at("list", film.pk), given)["Location"] == at("links", film.pk)
    assert set(Screener.objects.values_list("name", "email")) == {
        ("Nadia", "nadia@exemple.fr"),
        ("Karim", ""),
    }


def test_a_list_with_a_wrong_line_makes_none(aya, film):
    given = {"until": until(), "lines": "Nadia\nKarim;karim@"}
    assert "Karim;karim@" in aya.post(at("list", film.pk), given).content.decode()
    assert not Screener.objects.exists()


def test_the_list_says_who_watched_how_far_and_what_they_answer(aya, film):
    screener = make_screener(film, most_viewings=3)
    make_viewing(screener, furthest=75)
    Reply.objects.create(screener=screener, text="Nous le prenons.")
    said = page(aya, film)
    assert 'value="75"' in said
    assert "Nous le prenons." in said


@pytest.mark.parametrize("how", ["revoked", "expired", "used"])
def test_the_list_tells_links_that_have_ended(aya, film, how):
    screener = end(make_screener(film), how)
    assert (f"/v/{screener.secret}/" in page(aya, film)) is (how != "revoked")


def test_the_list_asks_as_many_queries_for_three_links_as_for_one(
    aya, film, django_assert_num_queries
):
    make_viewing(make_screener(film))
    page(aya, film)
    with CaptureQueriesContext(connection) as asked:
        page(aya, film)
    assert len(asked) <= 12
    for _ in range(2):
        make_viewing(make_screener(film))
    with django_assert_num_queries(len(asked)):
        page(aya, film)


def test_a_link_is_withdrawn_by_one_press_and_never_by_a_visit(aya, film):
    screener = make_screener(film)
    assert aya.get(at("revoke", screener.pk)).status_code == 405
    aya.post(at("revoke", screener.pk))
    screener.refresh_from_db()
    assert screener.revoked_at is not None


def test_a_password_is_changed_and_taken_off(aya, film):
    screener = make_screener(film)
    assert aya.get(at("password", screener.pk)).status_code == 200
    assert "6" in aya.post(at("password", screener.pk), {"password": "sel"}).content.decode()
    for given in ("sel de nuit", ""):
        aya.post(at("password", screener.pk), {"password": given})
        screener.refresh_from_db()
        assert bool(screener.password) is bool(given)


def test_the_list_is_taken_away_for_a_spreadsheet(aya, film):
    screener = make_screener(film, name="=1+1", email="jury@exemple.fr")
    make_viewing(screener, furthest=50)
    make_screener(film, name="Nadia")
    answer = aya.get(at("export", film.pk))
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert f'filename="liens-{film.slug}.csv"' in answer["Content-Disposition"]
    _heads, nadia, jury = answer.content.decode("utf-8-sig").splitlines()
    assert nadia.startswith("Nadia;;http://testserver/v/")
    cells = jury.split(";")
    assert cells[:3] == ["'=1+1", "jury@exemple.fr", f"http://testserver/v/{screener.secret}/"]
    assert cells[5:8] == ["1", "50", "50"]


def test_links_of_somebody_elses_film_are_as_if_there_were_none(client, film):
    screener = make_screener(film)
    client.force_login(make_user())
    for name, pk in [("links", film.pk), ("list", film.pk), ("export", film.pk)]:
        assert client.get(at(name, pk)).status_code == 404
    for name in ("revoke", "password"):
        assert client.post(at(name, screener.pk)).status_code == 404


def test_whoever_is_credited_sees_the_film_and_no_link(client, film):
    credited = make_user()
    credit(film, credited)
    screener = make_screener(film)
    client.force_login(credited)
    assert client.get(at("links", film.pk)).status_code == 404
    assert client.post(at("revoke", screener.pk)).status_code == 404
