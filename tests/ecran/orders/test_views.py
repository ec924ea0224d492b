"""Buying as a stranger does: three clicks, one box for any code, and nothing lost on the way."""

import pytest
from django.urls import reverse

from ecran.codes.enums import Gives
from ecran.films.models import Entitlement
from ecran.orders.enums import State
from ecran.orders.models import Order, Paper
from tests.factories.accounts import make_user
from tests.factories.codes import make_code
from tests.factories.shops import (
    keeper_of,
    make_order,
    make_paid_order,
    make_sold_film,
    offer_of,
    sell,
)

pytestmark = pytest.mark.django_db
SAID = {"email": "lea@exemple.fr", "country": "FR", "waived": "on"}


def buy(film, kind="rental"):
    return reverse("orders:buy", args=(offer_of(film, kind).pk,))


def test_a_stranger_rents_and_the_producer_says_it_is_paid(client):
    film = make_sold_film()
    page = client.get(buy(film)).content.decode()
    # Price, clocks with the hour, tax, seller: before paying.
    for words in ("3\xa0€", "À commencer avant le", "heure de Paris", "20", "Basalte Productions"):
        assert words in page
    answer = client.post(buy(film), SAID, follow=True)
    order = Order.objects.get()
    assert answer.redirect_chain[-1][0] == order.get_absolute_url()
    assert "IBAN" in answer.content.decode()
    assert order.reference in answer.content.decode()
    client.force_login(keeper_of(order.shop))
    sales = reverse("orders:sales", args=(order.shop.organisation.slug,))
    assert order.number in client.get(sales).content.decode()
    client.post(reverse("orders:mark_paid", args=(order.shop.organisation.slug, order.pk)))
    client.logout()
    page = client.get(order.get_absolute_url())
    assert page.context["bought"].state == State.PAID
    link = reverse("access:watch", args=(Entitlement.objects.get().key,))
    assert link in page.content.decode()
    assert client.get(link).context["playback"] is not None
    pdf = client.get(reverse("orders:paper", args=(order.token, 1)))
    assert pdf.content.startswith(b"%PDF")
    assert "recu" in pdf["Content-Disposition"] or "re%C3%A7u" in pdf["Content-Disposition"]


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"email": ""}, "email"),
        ({"email": "lea"}, "email"),
        ({"waived": ""}, "waived"),
        ({"country": "XX"}, "country"),
        ({"code": "NOPE-NOPE-NOPE"}, "code"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(client, changes, field):
    film = make_sold_film()
    answer = client.post(buy(film), SAID | changes)
    form = answer.context["form"]
    assert field in form.errors
    assert form["email"].value() == (SAID | changes)["email"]
    assert not Order.objects.exists()


def test_a_country_where_it_is_not_sold_is_said_at_its_box(client):
    film = make_sold_film(territory="except", countries=("CH",))
    answer = client.post(buy(film), SAID | {"country": "CH"})
    assert "country" in answer.context["form"].errors


def test_a_member_is_not_asked_for_an_address(client):
    film, lea = make_sold_film(), make_user()
    client.force_login(lea)
    assert "email" not in client.get(buy(film)).context["form"].fields
    client.post(buy(film), {"country": "FR", "waived": "on"})
    assert Order.objects.get().buyer == lea
    assert "LF-" in client.get(reverse("orders:mine")).content.decode()


def test_a_price_of_nothing_meets_no_payment_page(client):
    film = make_sold_film()
    code = make_code(film.sale.shop, gives=Gives.FREE)
    # From the card: one box, then the film's own page with the code in it.
    led = client.get(reverse("orders:code_of", args=(code.text,)), follow=True)
    assert led.context["quote"].total == 0
    assert str(code) in led.content.decode()
    answer = client.post(buy(film), SAID | {"code": str(code)}, follow=True)
    assert answer.context["bought"].state == State.PAID
    assert Entitlement.objects.open().count() == 1


def test_the_price_with_a_code_is_shown_before_anything_else_is_said(client):
    film = make_sold_film()
    code = make_code(film.sale.shop, gives=Gives.FIXED, value=100)
    answer = client.post(buy(film), {"code": str(code).lower(), "apply": "1", "country": "FR"})
    assert answer.context["quote"].total == 200
    assert not Order.objects.exists()
    assert "obligatoire" not in answer.content.decode()


def test_one_box_says_what_is_wrong_with_a_code(client):
    answer = client.post(reverse("orders:code"), {"code": "ABCD-EFGH-JKMN"})
    assert answer.context["refused"]
    for _try in range(20):
        answer = client.post(reverse("orders:code"), {"code": "ABCD-EFGH-JKMN"})
    assert "heure" in answer.context["refused"]


def test_what_is_withdrawn_while_its_page_is_open_is_not_bought(client):
    film = make_sold_film()
    address = buy(film)
    sell(film, film.sale.shop, rental=400)
    assert client.post(address, SAID).status_code == 404


def test_a_seller_refunds_behind_a_question(client):
    order = make_paid_order(make_sold_film(), make_user())
    client.force_login(keeper_of(order.shop))
    address = reverse("orders:refund", args=(order.shop.organisation.slug, order.pk))
    assert "3\xa0€" in client.get(address).content.decode()
    assert Order.objects.get().state == State.PAID
    client.post(address)
    assert Order.objects.get().state == State.REFUNDED
    assert [paper.kind for paper in Paper.objects.all()] == ["receipt", "credit-note"]
    # A second press writes nothing more.
    client.post(address)
    assert Order.objects.get().entries.count() == 2


@pytest.mark.parametrize("name", ["sales", "mark_paid", "refund", "close"])
def test_another_seller_reads_and_changes_nothing(client, name):
    order = make_order()
    client.force_login(keeper_of(make_sold_film().sale.shop))
    args = [order.shop.organisation.slug] + ([order.pk] if name != "sales" else [])
    method = client.get if name == "sales" else client.post
    assert method(reverse(f"orders:{name}", args=args)).status_code == 404
    assert Order.objects.get(pk=order.pk).state == State.WAITING


def test_an_order_of_another_shop_is_not_found_in_ones_own(client):
    order, mine = make_order(), make_sold_film().sale.shop
    client.force_login(keeper_of(mine))
    address = reverse("orders:mark_paid", args=(mine.organisation.slug, order.pk))
    assert client.post(address).status_code == 404
    assert Order.objects.get(pk=order.pk).state == State.WAITING
