"""From a finished project to credits that each person confirms, corrects or refuses."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.urls import reverse

from ecran.credits import selectors, services
from ecran.credits.errors import CreditRefused
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from labfilms.notify.models import Notification
from network.calls.enums import Side
from projects.space import services as teams
from projects.wrap import services as wrapping
from tests.factories.accounts import make_user
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, trade
from tests.factories.projects import make_member, make_project

pytestmark = pytest.mark.django_db


def told(person):
    return list(Notification.objects.filter(person=person).values_list("kind", flat=True))


@pytest.fixture
def manager():
    return make_user("Aya Traoré")


@pytest.fixture
def editor():
    return make_profile(make_user("Nadia Ferhat")).user


@pytest.fixture
def film(manager, editor):
    organisation = make_organisation(manager, name="Les Salins")
    project = make_project(manager, carrier=organisation, title="Sel de nuit")
    make_member(project, editor, code="editor")
    learner = make_user("Élie Maréchal")
    teams.join(project=project, person=learner, trade=trade("sound-recordist"), side=Side.LEARNS)
    wrapping.wrap(project=project, actor=manager)
    return Film.objects.get()


def test_a_finished_project_leaves_a_draft_with_a_credit_a_post(film, manager, editor):
    assert (film.title, film.visibility, film.owner) == ("Sel de nuit", Visibility.DRAFT, manager)
    assert (film.production, film.made_here) == ("Les Salins", True)
    assert film.synopsis == film.project.pitch
    assert list(film.credits.values_list("name", "trade__code", "state", "side")) == [
        ("Aya Traoré", "director", "confirmed", ""),
        ("Élie Maréchal", "sound-recordist", "proposed", "learns"),
        ("Nadia Ferhat", "editor", "proposed", ""),
    ]
    assert "credits.proposed" in told(editor)
    assert "credits.proposed" not in told(manager)


def test_told_twice_it_is_one_film(film, manager):
    again = services.draft_of(project=film.project, actor=manager, posts=[])
    assert again == film
    assert film.credits.count() == 3


def test_a_long_pitch_is_kept_as_a_note(manager):
    project = make_project(manager, pitch="mot " * 100)
    wrapping.wrap(project=project, actor=manager)
    film = Film.objects.get()
    assert film.synopsis == ""
    assert film.director_note.startswith("mot mot")


def test_the_team_sees_the_draft_and_nobody_else(client, film, editor):
    client.force_login(editor)
    assert client.get(film.get_absolute_url()).status_code == 200
    assert "Sel de nuit" in client.get(film.project.get_absolute_url()).content.decode()
    client.force_login(make_user())
    assert client.get(film.get_absolute_url()).status_code == 404


def test_a_person_confirms_in_one_click_from_their_news(client, film, editor):
    client.force_login(editor)
    named = film.credits.get(person=editor)
    page = client.get(reverse("credits:credit", args=[named.pk]), follow=True)
    assert reverse("credits:answer", args=[named.pk]) in page.content.decode()
    client.post(reverse("credits:answer", args=[named.pk]), {"answer": "confirm"})
    named.refresh_from_db()
    assert named.state == CreditState.CONFIRMED
    assert "credits.confirmed" in told(film.owner)


def test_a_person_asks_for_another_post_and_the_owner_accepts_it(client, film, editor):
    named = film.credits.get(person=editor)
    client.force_login(editor)
    ask = reverse("credits:ask", args=[named.pk])
    for wrong in ({}, {"trade": trade("editor").pk}):
        page = client.post(ask, wrong, follow=True)
        assert [message.level_tag for message in page.context["messages"]] == ["error"]
    client.post(ask, {"trade": trade("colourist").pk})
    assert "credits.asked" in told(film.owner)
    settle = reverse("credits:settle", args=[named.pk])
    assert client.post(settle, {"answer": "yes"}).status_code == 404
    client.force_login(film.owner)
    assert settle in client.get(reverse("credits:edit", args=[film.pk])).content.decode()
    client.post(settle, {"answer": "yes"})
    named.refresh_from_db()
    assert (named.trade.code, named.state, named.wanted) == ("colourist", "confirmed", None)
    assert "credits.settled" in told(editor)


def test_an_owner_keeps_what_is_written_and_the_person_is_asked_again(film, editor):
    named = film.credits.get(person=editor)
    services.ask(credit=named, trade=trade("colourist"))
    services.settle(credit=named, accepted=False)
    assert (named.trade.code, named.state) == ("editor", CreditState.PROPOSED)
    with pytest.raises(CreditRefused):
        services.settle(credit=named, accepted=True)


def test_a_refusal_is_told_and_takes_the_name_off(client, film, editor):
    named = film.credits.get(person=editor)
    client.force_login(editor)
    client.post(reverse("credits:answer", args=[named.pk]), {"answer": "refuse"})
    assert "credits.refused" in told(film.owner)
    assert client.get(film.get_absolute_url()).status_code == 404


def test_what_was_asked_stays_when_the_owner_rewrites_the_credits(film, editor):
    named = film.credits.get(person=editor)
    services.ask(credit=named, trade=trade("colourist"))
    lines = [
        services.Line(trade=one.trade, name=one.name, person=one.person)
        for one in film.credits.all()
    ]
    services.write(film=film, lines=lines)
    assert film.credits.get(person=editor).wanted == trade("colourist")
    assert film.credits.get(side=Side.LEARNS).name == "Élie Maréchal"
    assert told(editor).count("credits.proposed") == 1


def test_a_paired_position_reads_in_the_roll(film):
    rows = {row.trade: row.people[0].note for row in selectors.roll(film, AnonymousUser())}
    assert rows["prise de son"]
    assert not rows["montage"]


def test_made_here_is_computed_shown_and_a_facet(client, film):
    Film.objects.filter(pk=film.pk).update(
        visibility=Visibility.PUBLIC, playable=True, released_at="2027-01-01T00:00Z"
    )
    outside = make_film(title="Venu d’ailleurs")
    listed = client.get(reverse("films:list"), {"fait": "ici"})
    assert [card.film for card in listed.context["cards"]] == [film]
    assert listed.content.decode().count('class="made"') == 1
    assert len(client.get(reverse("films:list")).context["cards"]) == 2
    assert 'class="made"' in client.get(f"/films/{film.slug}/").content.decode()
    assert 'class="made"' not in client.get(outside.get_absolute_url()).content.decode()


def test_nobody_declares_a_film_made_here(client):
    film = make_film()
    client.force_login(film.owner)
    project = make_project(film.owner)
    client.post(
        reverse("films:edit", args=[film.pk]),
        {"title": "Triché", "visibility": "draft", "project": project.pk, "made_here": "on"},
    )
    film.refresh_from_db()
    assert (film.title, film.made_here) == ("Triché", False)
    assert (
        reverse("projects:list")
        in client.get(reverse("films:list"), {"fait": "ici"}).content.decode()
    )
