"""A film that is sold, every door to what plays: who bought, whose time is over, who was lent it.

Doors: the film's page, where everyone reads what it costs; the page of a link or of a key; the
package's master, playlist, segment, poster, storyboard and preview, asked for with the grant of
one's own page and, failing that, with that of somebody who may watch; the preview that cards ask
for; the file; the player in other sites' pages.
"""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from ecran.access import services as access
from ecran.films.enums import Reason
from ecran.films.models import Entitlement
from ecran.offers import services as selling
from ecran.orders import services as orders
from tests.access.test_film_doors import FILES
from tests.access.world import World
from tests.factories.accounts import make_user
from tests.factories.catalogue import make_collection
from tests.factories.films import credit
from tests.factories.moderation import make_staff
from tests.factories.screeners import end, make_screener
from tests.factories.shops import (
    keeper_of,
    make_buyer,
    make_order,
    make_paid_order,
    make_shop,
    make_sold_film,
    offer_of,
)

pytestmark = [pytest.mark.django_db, pytest.mark.database]
SHOWN = {"page"}
PLAYS = {"page", *FILES}
# Their own page plays; that of the film says what it costs.
ELSEWHERE = {"page", "own page", *FILES}

# fmt: off
TABLE = {
    "stranger":         SHOWN,
    "member":           SHOWN,
    "waiting buyer":    SHOWN,
    "buyer":            PLAYS,
    "buyer for good":   PLAYS,
    "expired buyer":    SHOWN,
    "refunded":         SHOWN,
    "pass holder":      PLAYS,
    "guest":            ELSEWHERE,
    "refunded guest":   SHOWN | {"own page"},
    "screener":         ELSEWHERE,
    "revoked screener": SHOWN,
    "jury":             PLAYS,
    "former jury":      SHOWN,
    "credited":         PLAYS,
    "other producer":   SHOWN,
    "staff":            SHOWN,
    "author":           PLAYS | {"original"},
}
# fmt: on


class Doors:
    def __init__(self) -> None:
        self.world = World()
        self.shop = make_shop()
        self.owner = keeper_of(self.shop)
        self.film = make_sold_film(self.shop, rental=300, purchase=900)
        self.world.with_package(self.film)
        self.own = ""

    def person(self, role: str):
        """Return whoever plays this role, and set the address of their own page, if any."""
        made = getattr(self, role.replace(" ", "_"), None)
        return made() if made else make_user()

    def stranger(self):
        return None

    def author(self):
        return self.owner

    def waiting_buyer(self):
        return make_order(self.film, make_user()).buyer

    def buyer(self):
        return make_paid_order(self.film, make_user()).buyer

    def buyer_for_good(self):
        return make_paid_order(self.film, make_user(), kind="purchase").buyer

    def expired_buyer(self):
        found = self.buyer()
        access.begin(Entitlement.objects.get(person=found).pk)
        Entitlement.objects.filter(person=found).update(ends_at=timezone.now())
        return found

    def refunded(self):
        order = make_paid_order(self.film, make_user())
        orders.refund(order=order, by=self.owner)
        return order.buyer

    def pass_holder(self):
        several = make_collection(self.shop.organisation, self.film, make_sold_film(self.shop))
        offer = selling.sell_pass(collection=several, shop=self.shop, cents=500, days=30)
        order = orders.place(offer=offer, buyer=make_buyer(make_user()))
        orders.mark_paid(order=order, by=self.owner)
        return order.buyer

    def guest(self):
        order = make_paid_order(self.film)
        key = Entitlement.objects.get(origin=order.origin).key
        self.own = reverse("access:watch", args=(key,))
        self.order = order

    def refunded_guest(self):
        self.guest()
        orders.refund(order=self.order, by=self.owner)

    def screener(self):
        self.own = make_screener(self.film).get_absolute_url()

    def revoked_screener(self):
        self.own = end(make_screener(self.film), "revoked").get_absolute_url()

    def jury(self):
        person = make_user()
        self.film.entitlements.create(person=person, reason=Reason.JURY)
        return person

    def former_jury(self):
        person, over = make_user(), timezone.now() - timedelta(hours=1)
        self.film.entitlements.create(person=person, reason=Reason.JURY, ends_at=over)
        return person

    def credited(self):
        person = make_user()
        credit(self.film, person)
        return person

    def other_producer(self):
        return keeper_of(make_sold_film().sale.shop)

    def staff(self):
        return make_staff()

    def open_to(self, role: str) -> set[str]:
        person, client = self.person(role), Client()
        if person:
            client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        found = {door for door, path in FILES.items() if self.plays(client, path)}
        if client.get(self.page).status_code == 200:
            found.add("page")
        if self.own and client.get(self.own).status_code == 200:
            found.add("own page")
        for door, name, key in [
            ("original", "films:original", self.film.pk),
            ("card", "watch:preview", self.film.slug),
            ("file", "watch:file", self.film.slug),
            ("embed", "embed:film", self.film.slug),
        ]:
            answer = client.get(reverse(name, args=(key,)))
            led = answer.headers.get("Location", "").startswith("/compte/")
            if answer.status_code in {200, 302} and not led:
                found.add(door)
        # Whoever plays it from its page has its preview too.
        return found - {"card"} if "preview" in found else found

    @property
    def page(self) -> str:
        return f"/films/{self.film.slug}/"

    def plays(self, client: Client, path: str) -> bool:
        grant = self.grant_of(client, *filter(None, [self.own, self.page]))
        if grant is None:
            grant = self.grant_of(self.as_owner(), self.page)
        return client.get(grant + path).status_code == 200

    def as_owner(self) -> Client:
        client = Client()
        client.force_login(self.owner, "allauth.account.auth_backends.AuthenticationBackend")
        return client

    def grant_of(self, client: Client, *addresses: str) -> str | None:
        for address in addresses:
            said = client.get(address).content.decode()
            if found := re.search(r'src="(/flux/[^"]+/)master\.m3u8"', said):
                return found[1]
        return None


@pytest.mark.parametrize("role", TABLE)
def test_each_gets_what_the_table_says(role):
    assert Doors().open_to(role) == TABLE[role]


@pytest.mark.parametrize("role", ["buyer", "guest", "pass holder"])
def test_what_plays_ends_with_the_refund(role):
    doors = Doors()
    person, client = doors.person(role), Client()
    if person:
        client.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
    grant = doors.grant_of(client, *filter(None, [doors.own, doors.page]))
    assert client.get(f"{grant}720p/00000.m4s").status_code == 200
    order = orders.Order.objects.get(shop=doors.shop)
    orders.refund(order=order, by=doors.owner)
    for path in FILES.values():
        assert client.get(grant + path).status_code in {404, 410}


def test_one_grant_opens_to_nobody_else():
    doors = Doors()
    buyer, client = doors.buyer(), Client()
    client.force_login(buyer, "allauth.account.auth_backends.AuthenticationBackend")
    grant = doors.grant_of(client, doors.page)
    assert offer_of(doors.film)
    for person in (None, make_user()):
        other = Client()
        if person:
            other.force_login(person, "allauth.account.auth_backends.AuthenticationBackend")
        assert other.get(f"{grant}720p/00000.m4s").status_code == 404
