"""A shop from its first evening to the last second of a rental, in real browsers."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from playwright.sync_api import expect

from ecran.codes.models import Code
from ecran.films.models import Entitlement, Film
from ecran.orders.enums import State
from ecran.orders.models import Order
from labfilms.notify.models import Letter
from streaming.packages.enums import PackageState
from streaming.packages.models import Package
from tests.e2e import looks
from tests.e2e.fixtures import PHONE
from tests.ecran.screeners.test_walk import SECONDS, VIDEO, enter, site, until
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.films import make_film
from tests.factories.organisations import make_organisation
from tests.factories.pictures import make_picture
from tests.factories.streaming import make_asset
from tests.streaming.delivery.test_player import encode, master

__all__ = ["site"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]


@pytest.fixture
def producer(site):
    return make_user("Mathilde Astier")


def make_playing(owner, title):
    asset = make_asset(owner, duration=SECONDS)
    made = Package.objects.create(asset=asset, state=PackageState.PUBLISHED, duration=SECONDS)
    encode(made.folder / "180p", 320, 180)
    (made.folder / "master.m3u8").write_text(master([(320, 180)]))
    about = {"rights_declared": True, "poster": make_picture(owner), "ratio": 16 / 9}
    return make_film(owner, title=title, asset=asset, duration=SECONDS, **about)


class Clicker:
    """A visitor whose presses are counted; what is typed or ticked is none."""

    def __init__(self, page) -> None:
        self.page, self.clicks = page, 0

    def press(self, role, name) -> None:
        self.page.get_by_role(role, name=name).first.click()
        self.page.wait_for_load_state()
        self.clicks += 1


def open_shop(page, site, organisation):
    page.goto(site + reverse("offers:shop", args=(organisation.slug,)))
    # Nothing is sold before buyers can read who sells.
    expect(page).to_have_url(re.compile("/reglages/$"))
    page.locator("#id_address").fill("3 place de Jaude\n63000 Clermont-Ferrand")
    page.locator("#id_transfer_words").fill("IBAN FR76 0000 0000 0000 0000 0000 000")
    looks.shoot(page, "shop-settings")
    page.get_by_role("button", name="Ouvrir la boutique").click()


def price(page, title, *, rental, purchase=""):
    page.get_by_role("link", name=title).click()
    page.get_by_label("Payant, ou dans un pass").check()
    page.locator("#id_rental").fill(rental)
    page.locator("#id_purchase").fill(purchase)
    page.get_by_role("button", name="Enregistrer").click()


def print_codes(page):
    page.get_by_role("link", name="Codes").click()
    page.wait_for_load_state()
    page.goto(page.url.rstrip("/") + "/nouveaux/")
    page.locator("#id_words").fill("Festival des Salins")
    page.locator("input[name=gives][value=free]").check()
    looks.shoot(page, "shop-codes")
    page.locator("main form button[type=submit]").first.click()
    page.wait_for_load_state()


def test_a_producer_sells_a_stranger_rents_and_the_clock_runs_out(new_context, site, producer):
    organisation = make_organisation(producer, name="Basalte Productions")
    first = make_playing(producer, "Sel de nuit")
    second = make_playing(producer, "Écluse 14")
    several = make_collection(organisation, first, second, title="Deux nuits")

    # The producer: a shop, two prices, a pass, codes.
    mathilde = enter(new_context(), site, producer)
    open_shop(mathilde, site, organisation)
    price(mathilde, "Sel de nuit", rental="3")
    price(mathilde, "Écluse 14", rental="2,50", purchase="8")
    mathilde.get_by_role("link", name="Deux nuits").click()
    mathilde.locator("#id_cents").fill("4")
    mathilde.get_by_role("button", name="Enregistrer").click()
    looks.shoot(mathilde, "shop")
    print_codes(mathilde)
    assert Film.objects.filter(sold=True).count() == 2

    # A stranger on a phone: three clicks.
    context = new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    stranger = Clicker(context.new_page())
    page = stranger.page
    page.goto(site + first.get_absolute_url())
    expect(page.get_by_role("main")).to_contain_text("À commencer avant le")
    looks.shoot(page, "shop-film-phone")
    assert looks.axe(page) == []
    stranger.press("link", "Louer 3 €")
    page.locator("#id_email").fill("lea@exemple.fr")
    stranger.press("checkbox", re.compile("renonce au droit"))
    looks.shoot(page, "shop-buy-phone")
    stranger.press("button", re.compile("Commander"))
    assert stranger.clicks <= 3
    order = Order.objects.get()
    expect(page.get_by_role("main")).to_contain_text(order.reference)
    looks.shoot(page, "shop-order-phone")

    # The producer has the transfer.
    mathilde.goto(site + reverse("orders:sales", args=(organisation.slug,)))
    mathilde.get_by_role("button", name=f"{order.number} est payée").click()
    mathilde.wait_for_load_state()
    assert Order.objects.get().state == State.PAID

    # It plays, from the link that was mailed; its clock starts with the first picture.
    given = Entitlement.objects.get()
    assert given.key in Letter.objects.get(to="lea@exemple.fr").text
    page.goto(site + reverse("access:watch", args=(given.key,)))
    given.refresh_from_db()
    assert given.waits
    page.get_by_role("button", name="Lancer le film").click()
    until(page, f"{VIDEO}.currentTime > 1")
    given.refresh_from_db()
    assert given.first_play_at is not None
    looks.shoot(page, "shop-plays-phone")

    # Time goes by: the page says so, and nothing plays any more.
    Entitlement.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    page.goto(site + reverse("access:watch", args=(given.key,)))
    expect(page.get_by_role("main")).to_contain_text("Cet accès a pris fin")
    expect(page.locator("lf-player")).to_have_count(0)
    looks.shoot(page, "shop-over-phone")
    assert several.places.count() == 2


def test_a_free_code_meets_no_payment_page_and_a_pass_opens_all(new_context, site, producer):
    organisation = make_organisation(producer, name="Basalte Productions")
    films = [make_playing(producer, title) for title in ("Sel de nuit", "Écluse 14")]
    make_collection(organisation, *films, title="Deux nuits")
    mathilde = enter(new_context(), site, producer)
    open_shop(mathilde, site, organisation)
    price(mathilde, "Sel de nuit", rental="3")
    price(mathilde, "Écluse 14", rental="2,50")
    mathilde.get_by_role("link", name="Deux nuits").click()
    mathilde.locator("#id_cents").fill("4")
    mathilde.get_by_role("button", name="Enregistrer").click()
    print_codes(mathilde)
    code = Code.objects.get()

    # A card of the festival, read by a phone.
    context = new_context(viewport=PHONE, is_mobile=True, has_touch=True)
    guest = context.new_page()
    guest.goto(site + reverse("orders:code_of", args=(code.text,)))
    guest.get_by_role("link", name="Sel de nuit").click()
    guest.locator("#id_email").fill("omar@exemple.fr")
    guest.get_by_role("checkbox", name=re.compile("renonce au droit")).check()
    expect(guest.get_by_role("main")).to_contain_text("Rien à payer")
    guest.get_by_role("button", name="Voir", exact=True).click()
    expect(guest.get_by_role("link", name="Voir « Sel de nuit »")).to_be_visible()

    # A member takes the pass, from the catalogue.
    lea = make_user("Léa Roux")
    page = enter(new_context(), site, lea)
    page.goto(site + reverse("catalogue:catalogue", args=(organisation.slug,)))
    looks.shoot(page, "shop-catalogue")
    page.get_by_role("link", name="Le pass : 4 €").click()
    expect(page.get_by_role("main")).to_contain_text("1,50 € de moins")
    page.get_by_role("checkbox", name=re.compile("renonce au droit")).check()
    page.get_by_role("button", name=re.compile("Commander")).click()
    page.wait_for_load_state()
    order = Order.objects.get(buyer=lea)
    mathilde.goto(site + reverse("orders:sales", args=(organisation.slug,)))
    mathilde.get_by_role("button", name=f"{order.number} est payée").click()
    mathilde.wait_for_load_state()
    for film in films:
        page.goto(site + film.get_absolute_url())
        expect(page.locator("lf-player")).to_have_count(1)
    page.goto(site + reverse("orders:mine"))
    expect(page.get_by_role("main")).to_contain_text("Deux nuits")
    looks.shoot(page, "shop-mine")
