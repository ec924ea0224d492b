import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from django.urls import reverse

from ecran.feedback import permissions, services
from ecran.feedback.enums import RegardState
from ecran.feedback.errors import RegardRefused
from ecran.feedback.models import MOST_SIGNS, Regard
from ecran.feedback.slots import regards_to_answer
from ecran.films.enums import CreditState, Visibility
from labfilms.moderation import services as moderation
from labfilms.moderation.enums import Withheld
from labfilms.notify.models import Notification
from network.people.enums import Situation
from network.people.models import Profile
from tests.factories.accounts import make_user
from tests.factories.feedback import make_professional, make_regard
from tests.factories.films import credit, make_film
from tests.factories.people import make_profile, trade

pytestmark = [pytest.mark.django_db, pytest.mark.database]

WORD = "Le plan tient parce que personne n’y fait semblant."


@pytest.fixture
def film():
    return make_film(make_user("Aya Traoré"), title="Sel de nuit")


@pytest.fixture
def editor():
    return make_professional()


def where(film):
    return reverse("feedback:write", args=(film.slug,))


def told(person):
    return list(Notification.objects.filter(person=person).values_list("kind", flat=True))


def test_a_professional_says_a_word_and_the_maker_shows_it(client, film, editor):
    client.force_login(editor)
    assert where(film) in client.get(film.get_absolute_url()).content.decode()
    sent = client.post(where(film), {"trade": trade("editor").pk, "text": f"  {WORD}\n"})
    regard = Regard.objects.get()
    assert sent["Location"] == regard.get_absolute_url()
    assert (regard.text, regard.state) == (WORD, RegardState.WAITING)
    assert told(film.owner) == ["feedback.received"]
    stranger = client.__class__()
    assert WORD not in stranger.get(film.get_absolute_url()).content.decode()
    client.force_login(film.owner)
    assert WORD in client.get(film.get_absolute_url()).content.decode()
    asking = RequestFactory().get("/")
    asking.user = film.owner
    assert [wait.href for wait in regards_to_answer(asking)] == [regard.get_absolute_url()]
    client.post(reverse("feedback:answer", args=(regard.pk,)), {"answer": "show"})
    page = stranger.get(film.get_absolute_url()).content.decode()
    assert WORD in page
    assert "Regard de Nadia Ferhat, montage" in page
    assert "feedback.shown" in told(editor)


def test_a_word_that_is_kept_between_the_two_is_read_by_nobody_else(client, film, editor):
    regard = make_regard(film, editor, state=RegardState.WAITING, text=WORD)
    client.force_login(film.owner)
    client.post(reverse("feedback:answer", args=(regard.pk,)), {"answer": "keep"})
    regard.refresh_from_db()
    assert regard.state == RegardState.DECLINED
    assert WORD not in client.get(film.get_absolute_url()).content.decode()
    assert "feedback.shown" not in told(editor)
    client.force_login(editor)
    assert WORD in client.get(film.get_absolute_url()).content.decode()


def test_written_again_it_waits_again(client, film, editor):
    make_regard(film, editor)
    client.force_login(editor)
    form = client.get(where(film)).content.decode()
    assert "On entend la pluie." in form
    client.post(where(film), {"trade": trade("editor").pk, "text": WORD})
    regard = Regard.objects.get()
    assert (regard.text, regard.state) == (WORD, RegardState.WAITING)


def test_who_wrote_it_takes_it_back(client, film, editor):
    regard = make_regard(film, editor)
    client.force_login(editor)
    client.post(reverse("feedback:withdraw", args=(regard.pk,)))
    assert not Regard.objects.exists()


@pytest.mark.parametrize(
    "data", [{}, {"text": WORD}, {"trade": "0", "text": WORD}, {"text": "a" * (MOST_SIGNS + 1)}]
)
def test_what_is_missing_is_said_and_the_word_kept(client, film, editor, data):
    client.force_login(editor)
    page = client.post(where(film), data)
    assert page.context["form"].errors
    assert data.get("text", "") in page.content.decode()
    assert not Regard.objects.exists()


def test_so_many_a_day(client, film, editor, monkeypatch):
    monkeypatch.setattr(services, "MOST_A_DAY", 0)
    with pytest.raises(RegardRefused):
        services.write(film=film, author=editor, trade=trade("editor"), text=WORD)
    client.force_login(editor)
    page = client.post(where(film), {"trade": trade("editor").pk, "text": WORD})
    assert (page.status_code, Regard.objects.count()) == (429, 0)
    assert WORD in page.content.decode()


def no_page(person):
    Profile.objects.filter(user=person).delete()


def private_page(person):
    Profile.objects.filter(user=person).update(public=False)


def amateur(person):
    Profile.objects.filter(user=person).update(situation=Situation.STUDENT)


@pytest.mark.parametrize("change", [no_page, private_page, amateur])
def test_only_a_professional_with_a_page_says_a_word(film, editor, change):
    assert permissions.can_write(editor, film)
    change(editor)
    assert not permissions.can_write(editor, film)


def test_whom_a_team_has_verified_may_too(film):
    profile = make_profile(make_user(), situation=Situation.SELF_TAUGHT)
    assert not permissions.can_write(profile.user, film)
    Profile.objects.filter(pk=profile.pk).update(verified_at=profile.created_at)
    assert permissions.can_write(profile.user, film)


def test_nobody_speaks_of_their_own_work_nor_across_a_block(film, editor):
    assert not permissions.can_write(film.owner, film)
    assert not permissions.can_write(AnonymousUser(), film)
    line = credit(film, editor, state=CreditState.CONFIRMED)
    assert not permissions.can_write(editor, film)
    line.state = CreditState.REFUSED
    line.save()
    assert permissions.can_write(editor, film)
    moderation.block(by=film.owner, of=editor)
    assert not permissions.can_write(editor, film)


@pytest.mark.parametrize("level", [Withheld.HIDDEN, Withheld.REMOVED])
def test_what_moderation_shut_is_not_said_again(client, film, editor, level):
    regard = make_regard(film, editor)
    services.withhold(regard=regard, level=level)
    assert not permissions.can_write(editor, film)
    client.force_login(editor)
    assert client.post(where(film), {"trade": trade("editor").pk, "text": WORD}).status_code == 404
    regard.refresh_from_db()
    assert regard.text != WORD


def test_a_film_that_is_not_shown_receives_no_word(client, film, editor):
    film.visibility = Visibility.PRIVATE
    film.save()
    assert not permissions.can_write(editor, film)
    client.force_login(editor)
    assert client.get(where(film)).status_code == 404


@pytest.mark.parametrize("state", RegardState)
def test_who_reads_a_word(film, editor, state):
    regard = make_regard(film, editor, state=state)
    shown = state == RegardState.SHOWN
    for person, reads in (
        (AnonymousUser(), shown),
        (make_user(), shown),
        (film.owner, True),
        (editor, True),
    ):
        assert Regard.objects.visible_to(person).filter(pk=regard.pk).exists() is reads


def test_a_word_leaves_with_its_film_its_author_and_by_moderation(client, film, editor):
    regard = make_regard(film, editor, text=WORD)
    shown = Regard.objects.shown()
    assert shown.exists()
    services.withhold(regard=regard, level=Withheld.HIDDEN)
    assert not shown.exists()
    assert Regard.objects.visible_to(editor).exists()
    assert not Regard.objects.visible_to(film.owner).exists()
    services.withhold(regard=regard, level=Withheld.NO)
    editor.is_active = False
    editor.save()
    assert not shown.exists()
    editor.is_active = True
    editor.save()
    film.visibility = Visibility.PRIVATE
    film.save()
    assert not shown.exists()
