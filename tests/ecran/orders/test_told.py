"""What providers tell of orders, from the buyer's press to the refund, against their stand-ins."""

import pytest
from django.urls import reverse

from ecran.films.models import Entitlement
from ecran.orders import services
from ecran.orders.enums import State
from ecran.orders.models import Entry, Order
from tests.ecran.payments import mollie_server as mollie
from tests.ecran.payments import stripe_server as stripe
from tests.factories.accounts import make_user
from tests.factories.shops import keeper_of, make_shop, make_sold_film, offer_of

pytestmark = [pytest.mark.django_db]


@pytest.fixture(autouse=True)
def _online(settings):
    settings.PAYMENTS = ["mollie", "stripe"]
    # A site that cannot be told anything takes no payment there.
    settings.SITE_ADDRESS = "https://labfilms.example"


@pytest.fixture
def by_mollie(mollie_server):
    shop = make_shop(provider="mollie", secret=mollie.KEY)
    return make_sold_film(shop)


@pytest.fixture
def by_stripe(stripe_server):
    shop = make_shop(provider="stripe", secret=stripe.KEY, signing=stripe.SIGNING)
    return make_sold_film(shop)


def buy(client, film):
    """Press as a guest does; return the answer and the order."""
    said = {"email": "lea@exemple.fr", "country": "FR", "waived": "on"}
    answer = client.post(reverse("orders:buy", args=(offer_of(film).pk,)), said)
    return answer, Order.objects.get()


def tell(client, order, body, headers=None):
    address = reverse("orders:told", args=(order.provider, order.shop.organisation.slug))
    kind = "application/json" if headers else "application/x-www-form-urlencoded"
    return client.post(address, body, content_type=kind, headers=headers or {})


def test_mollies_page_pays_and_the_notice_opens(client, by_mollie, mollie_server):
    answer, order = buy(client, by_mollie)
    assert answer["Location"].startswith("http")
    assert order.state == State.WAITING
    notice = mollie_server.pay(order.reference)
    assert tell(client, order, notice).status_code == 200
    assert Order.objects.get().state == State.PAID
    assert Entitlement.objects.open().count() == 1
    # Told again, and again after its refund.
    tell(client, order, notice)
    tell(client, order, mollie_server.send_back(order.reference, 300))
    assert Order.objects.get().state == State.REFUNDED
    tell(client, order, notice)
    assert Order.objects.get().state == State.REFUNDED
    assert not Entitlement.objects.open().exists()
    assert Entry.objects.count() == 2


def test_pressed_twice_it_is_one_payment(client, by_mollie):
    first, _order = buy(client, by_mollie)
    second, _order = buy(client, by_mollie)
    assert first["Location"] == second["Location"]


def test_whoever_comes_back_before_the_notice_is_told(client, by_mollie, mollie_server):
    _answer, order = buy(client, by_mollie)
    mollie_server.pay(order.reference)
    page = client.get(order.get_absolute_url())
    assert page.context["bought"].state == State.PAID


def test_a_lost_notice_is_made_up_by_the_sweeper(client, by_mollie, mollie_server, monkeypatch):
    _answer, order = buy(client, by_mollie)
    mollie_server.pay(order.reference)
    services.follow_up()
    assert Order.objects.get().state == State.WAITING
    monkeypatch.setattr(services, "ASK_AFTER", services.ASK_AFTER * 0)
    services.follow_up()
    asked = len(mollie_server.requests)
    # Every few seconds it comes by, and does not ask again.
    services.follow_up()
    assert len(mollie_server.requests) == asked
    assert Order.objects.get().state == State.PAID


@pytest.mark.parametrize("body", [b"id=tr_unknown", b"", b"id=", b"\xff\xfe", b"x" * 300_000])
def test_what_is_not_mollies_word_is_refused(client, by_mollie, body):
    _answer, order = buy(client, by_mollie)
    assert tell(client, order, body).status_code in {400, 413}
    assert not Entry.objects.exists()


def test_a_payment_of_another_order_opens_nothing_here(client, by_mollie, mollie_server):
    """A notice of one order's payment, told at a shop that does not know the order."""
    _answer, order = buy(client, by_mollie)
    notice = mollie_server.pay(order.reference)
    other = make_shop(provider="mollie", secret=mollie.KEY)
    address = reverse("orders:told", args=("mollie", other.organisation.slug))
    kind = "application/x-www-form-urlencoded"
    assert client.post(address, notice, content_type=kind).status_code == 200
    assert not Entry.objects.exists()


def test_the_seller_sends_it_back(client, by_mollie, mollie_server):
    _answer, order = buy(client, by_mollie)
    tell(client, order, mollie_server.pay(order.reference))
    order = Order.objects.get()
    services.refund(order=order, by=keeper_of(order.shop))
    assert Order.objects.get().state == State.REFUNDED
    # What Mollie then tells is the same fact.
    services.ask(order=Order.objects.get())
    assert Entry.objects.filter(what="refunded").count() == 1


def test_stripes_page_pays_and_the_signed_notice_opens(client, by_stripe, stripe_server):
    _answer, order = buy(client, by_stripe)
    body = stripe_server.pay(order.reference)
    forged = stripe.signed(body, signing="whsec_of_somebody_else")
    assert tell(client, order, body, forged).status_code == 400
    assert Order.objects.get().state == State.WAITING
    assert tell(client, order, body, stripe.signed(body)).status_code == 200
    assert Order.objects.get().state == State.PAID


def test_a_provider_that_is_away_charges_nobody(client, by_mollie, settings):
    settings.MOLLIE_ADDRESS = "http://127.0.0.1:9"
    answer, order = buy(client, by_mollie)
    assert answer.status_code == 200
    assert "Mollie" in answer.content.decode()
    assert order.state == State.WAITING


def test_a_provider_that_was_turned_off_is_said(client, by_mollie, settings):
    settings.PAYMENTS = []
    answer, order = buy(client, by_mollie)
    assert answer.status_code == 200
    assert client.get(order.get_absolute_url()).status_code == 200
    assert client.get(reverse("orders:buy", args=(offer_of(by_mollie).pk,))).status_code == 200


def test_a_notice_at_an_address_that_the_structure_left(client, by_mollie, mollie_server):
    _answer, order = buy(client, by_mollie)
    organisation = order.shop.organisation
    address = reverse("orders:told", args=("mollie", organisation.slug))
    organisation.former_slugs.create(slug=organisation.slug)
    organisation.slug = "basalte-et-fils"
    organisation.save()
    kind = "application/x-www-form-urlencoded"
    client.post(address, mollie_server.pay(order.reference), content_type=kind)
    assert Order.objects.get().state == State.PAID


def test_no_provider_of_that_name(client, by_mollie):
    slug = by_mollie.sale.shop.organisation.slug
    assert client.post(reverse("orders:told", args=("paypal", slug))).status_code == 404


def test_a_wrong_key_is_found_when_it_is_given(client, by_mollie, mollie_server):
    shop = by_mollie.sale.shop
    client.force_login(keeper_of(shop))
    address = reverse("offers:settings", args=(shop.organisation.slug,))
    page = client.get(address)
    said = {
        name: page.context["form"][name].value() or ""
        for name in page.context["form"].fields
        if name != "vat_free"
    }
    # What was given is never shown again.
    assert mollie.KEY not in page.content.decode()
    answer = client.post(address, said | {"secret": "test_wrong"})
    assert "secret" in answer.context["form"].errors
    shop.refresh_from_db()
    assert shop.secret == mollie.KEY
    assert client.post(address, said | {"secret": ""}).status_code == 302
    shop.refresh_from_db()
    assert shop.secret == mollie.KEY
    assert mollie.KEY not in shop.locked_secret


def test_a_stranger_and_a_member_tell_nothing_by_hand(client, by_mollie):
    _answer, order = buy(client, by_mollie)
    address = reverse("orders:mark_paid", args=(order.shop.organisation.slug, order.pk))
    client.post(address)
    client.force_login(make_user())
    assert client.post(address).status_code == 404
    client.force_login(keeper_of(order.shop))
    # Nor does the seller: it is Mollie's to say.
    client.post(address)
    assert Order.objects.get().state == State.WAITING
