"""The loop: a project says what it lacks, people come, the film is finished, each one signs it.

Clicks are counted as a person gives them: what is typed or ticked is not one.
"""

import pytest
from django.test import Client
from django.urls import reverse
from playwright.sync_api import expect

from ecran.films import services as films
from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from network.calls.enums import ApplicationState
from network.calls.models import Application, CrewCall, Invitation
from projects.needs.enums import NeedState
from projects.needs.models import Need
from projects.space.models import Project
from tests.e2e.looks import shoot
from tests.factories.accounts import make_user
from tests.factories.calls import make_call
from tests.factories.labels import make_label
from tests.factories.people import make_profile, region, trade
from tests.factories.pictures import picture_file
from tests.factories.projects import make_need, make_project
from tests.factories.streaming import make_asset, make_package

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]

SEND = "main form.sheet-form .actions button.button--primary"


@pytest.fixture
def site(live_server, settings):
    # Each request of a session would write: too many at once for SQLite in memory.
    settings.USERSESSIONS_TRACK_ACTIVITY = False
    return live_server.url.replace("localhost", "127.0.0.1")


class Visitor:
    """A person with a browser of their own; `clicks` counts what they press."""

    def __init__(self, person, page, site) -> None:
        client = Client()
        client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value, "url": site}
        page.context.add_cookies([cookie])
        self.person, self.page, self.site, self.clicks = person, page, site, 0

    def go(self, name, *args) -> None:
        self.page.goto(self.site + reverse(name, args=args))

    def click(self, selector) -> None:
        self.page.locator(selector).first.click()
        self.page.wait_for_load_state()
        self.clicks += 1


@pytest.fixture
def visit(new_context, site):
    return lambda person, **options: Visitor(person, new_context(**options).new_page(), site)


def test_one_applies_to_a_call_in_three_clicks(visit):
    call = make_call(title="Sel de nuit")
    karim = visit(make_profile(make_user("Karim Bensaïd")).user)
    karim.go("calls:call", call.slug)
    karim.click("a[href$='/postuler/']")
    karim.page.locator("#id_note").fill("J’ai une perche et trois nuits.")
    karim.click(SEND)
    assert karim.clicks <= 3
    assert Application.objects.get().state == ApplicationState.SENT


def test_one_finds_someone_for_a_need_and_invites_them_in_four_clicks(visit):
    manager = make_profile(make_user("Aya Traoré")).user
    project = make_project(manager)
    need = make_need(project, code="sound-recordist")
    make_profile(make_user("Karim Bensaïd"), trades=("sound-recordist",))
    aya = visit(manager)
    aya.go("projects:project", project.slug)
    aya.click("form[action$='/trouver/'] button")
    assert "metier=sound-recordist" in aya.page.url
    aya.click("a[href*='/inviter/']")
    aya.click(SEND)
    assert aya.clicks <= 4
    need.refresh_from_db()
    invitation = Invitation.objects.get()
    assert (str(invitation.person), invitation.position) == ("Karim Bensaïd", need.position)


def test_a_need_is_answered_on_a_phone(visit):
    call = make_call(title="Sel de nuit", questions=["Avez-vous un permis ?"])
    karim = visit(make_profile().user, viewport={"width": 390, "height": 844}, is_mobile=True)
    karim.go("calls:apply", call.positions.get().pk)
    karim.page.locator("#id_answer_0").fill("Oui")
    karim.click(SEND)
    assert Application.objects.get().answers[0]["answer"] == "Oui"


def open_project(aya):
    aya.go("projects:new")
    aya.page.locator("#id_title").fill("Sel de nuit")
    aya.page.locator("#id_pitch").fill("Deux sœurs gardent une saline, la nuit.")
    aya.page.locator("#id_region").select_option(str(region().pk))
    aya.page.locator("#id_post").select_option(str(trade("director").pk))
    aya.page.locator("input[name=pay][value=volunteer]").check()
    aya.page.locator("input[name=visibility][value=public]").check()
    aya.click(SEND)


def say_what_it_needs(aya):
    aya.click("a[href$='/besoins/nouveau/']")
    aya.page.locator("#id_trade").select_option(str(trade("sound-recordist").pk))
    aya.page.locator("#id_days").fill("3")
    aya.click(SEND)
    shoot(aya.page, "loop-project")
    aya.click("form[action$='/annonce/'] button")


def apply(karim):
    karim.go("calls:list")
    karim.click(".call-card-title a")
    shoot(karim.page, "loop-call")
    karim.click("a[href$='/postuler/']")
    karim.page.locator("#id_note").fill("Trois nuits, ma perche et moi.")
    karim.click(SEND)


def retain(aya):
    aya.go("notify:list")
    aya.click(".news-link")
    aya.page.locator(".application summary").click()
    shoot(aya.page, "loop-applications")
    aya.click("button[value=retain]")


def finish(aya):
    aya.go("projects:mine")
    aya.click(".call-card-title a")
    aya.click("a[href$='/terminer/']")
    shoot(aya.page, "loop-wrap")
    aya.click(SEND)


def confirm(karim):
    karim.go("notify:list")
    karim.click(".news-link")
    shoot(karim.page, "loop-credit")
    karim.click("button[value=confirm]")


def give_a_file(film):
    """Leave what an upload and its encoding leave: tests/e2e/test_walk.py goes through them."""
    asset = make_asset(film.owner, duration=272.0, width=1280, height=720)
    package = make_package(asset, duration=272.0)
    (package.folder / "poster.jpg").write_bytes(picture_file((1280, 720)).getvalue())
    Film.objects.filter(pk=film.pk).update(asset=asset)
    films.refresh(film=Film.objects.get(pk=film.pk))


def publish(aya):
    aya.go("films:mine")
    aya.page.get_by_role("link", name="Sel de nuit").first.click()
    aya.page.locator("#id_rights_declared").check()
    aya.page.locator("input[name=visibility][value=public]").check()
    aya.page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(aya.page.get_by_role("status").first).to_be_visible()


def choose(sophie):
    """The label adds the film to a selection of its own, says why, and publishes it."""
    sophie.go("films:list")
    sophie.page.get_by_role("link", name="Ajouter à une sélection Sel de nuit").click()
    sophie.page.get_by_label("Nouvelle sélection").fill("Nuits blanches")
    sophie.page.get_by_role("button", name="Créer et ajouter").click()
    sophie.page.get_by_role("link", name="Dire pourquoi").click()
    sophie.page.get_by_label("Pourquoi ce film").fill("Le sel y fait plus de bruit que la mer.")
    sophie.page.get_by_label("Public", exact=False).check()
    sophie.page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(sophie.page.get_by_role("main")).to_contain_text("plus de bruit que la mer")


def see_the_laurel(page, site, film, people):
    """A stranger reads the laurel on the film and on each filmography, and who vouches for it."""
    laurel = page.locator("main a.laurel[href^='/distinctions/']").first
    for address in (film.get_absolute_url(), *(one.profile.get_absolute_url() for one in people)):
        page.goto(site + address)
        expect(page.get_by_role("main")).to_contain_text("Sel de nuit")
        expect(laurel).to_contain_text("Festival des Salins")
        shoot(page, f"loop-laurel{address.replace('/', '-')}")
    laurel.click()
    main = page.get_by_role("main")
    for words in ("vérifié", "Festival depuis 1998", "Aya Traoré", "Karim Bensaïd"):
        expect(main).to_contain_text(words)
    shoot(page, "loop-distinction")


def test_a_project_finds_someone_and_ends_in_a_film_that_a_label_honours(visit, new_context, site):
    aya = visit(make_profile(make_user("Aya Traoré")).user)
    karim = visit(make_profile(make_user("Karim Bensaïd"), trades=("sound-recordist",)).user)
    sophie = visit(make_user("Sophie Payet"))
    make_label(sophie.person, verified=True, name="Festival des Salins")
    open_project(aya)
    say_what_it_needs(aya)
    assert CrewCall.objects.get().is_open
    apply(karim)
    retain(aya)
    assert Need.objects.get().state == NeedState.FILLED
    karim.go("projects:mine")
    assert karim.page.locator(".call-card-title").inner_text() == "Sel de nuit"
    finish(aya)
    film = Film.objects.get()
    assert aya.page.locator(f"a[href='{film.get_absolute_url()}']").count()
    assert (film.visibility, film.made_here) == (Visibility.DRAFT, True)
    assert Project.objects.get().is_wrapped
    karim.clicks = 0
    confirm(karim)
    # One from the news, one to confirm.
    assert karim.clicks == 2
    signed = film.credits.order_by("order").values_list("name", "trade__code", "state")
    assert list(signed) == [
        ("Aya Traoré", "director", CreditState.CONFIRMED),
        ("Karim Bensaïd", "sound-recordist", CreditState.CONFIRMED),
    ]
    give_a_file(film)
    publish(aya)
    film.refresh_from_db()
    assert film.is_released
    choose(sophie)
    see_the_laurel(new_context().new_page(), site, film, [aya.person, karim.person])
