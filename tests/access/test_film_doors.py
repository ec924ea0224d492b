"""One film, every door to it: what each person gets, as one table, and the rule behind it.

Doors: its page, the page at its secret link, the package's master, playlist, segment and poster, the
original, and the places where it may be named: the list of films, the front, its author's profile, a
public selection, the page of its label, the page of its region.
"""

import re
from functools import cached_property
from itertools import count

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ecran.films.enums import CreditState, Visibility
from ecran.films.models import Film
from regions.hubs import services as hubs
from tests.access.world import World
from tests.factories.accounts import make_user
from tests.factories.films import credit
from tests.factories.labels import make_label, make_selection
from tests.factories.people import make_profile, region

pytestmark = [pytest.mark.django_db, pytest.mark.database]

FILES = {
    "master": "master.m3u8",
    "playlist": "720p/playlist.m3u8",
    "segment": "720p/00000.m4s",
    "poster": "poster.jpg",
    "preview": "preview.mp4",
    "storyboard": "storyboard.vtt",
}
NAMED = ("list", "front", "profile", "selection", "hub")
DOORS = ("page", "link", *FILES, "original", *NAMED)
EVERYWHERE = {"page", "link", *FILES, *NAMED}
TEAM = {"page", "link", *FILES}
# Signed in, the front is a home of one's own: it names one's films, and the credits that wait.
OWN = TEAM | {"front"}

# fmt: off
TABLE = [
    # visibility           stranger          member            credited          author
    (Visibility.PUBLIC,    EVERYWHERE,       EVERYWHERE,       EVERYWHERE,       EVERYWHERE | {"original"}),
    (Visibility.UNLISTED,  {"link", *FILES}, {"link", *FILES}, OWN,              OWN | {"original"}),
    (Visibility.PRIVATE,   set(),            set(),            OWN,              OWN | {"original"}),
    (Visibility.DRAFT,     set(),            set(),            OWN,              OWN | {"original"}),
]
# fmt: on
ROLES = ("stranger", "member", "credited", "author")
_numbers = count(1)


class Doors:
    """A film with a file, put wherever a film can be put, and the answers at each of its doors."""

    def __init__(self, visibility, *, playable=True) -> None:
        self.world = World()
        self.author = self.world.author
        self.title = f"Ce que dit la brume ({next(_numbers)})"
        profile = make_profile(self.author)
        self.profile = profile.get_absolute_url()
        self.film = self.world.film(
            Visibility.PUBLIC, title=self.title, region=region(), playable=True
        )
        credit(self.film, self.author)
        self.credited = make_user("Karim Bensaïd")
        credit(self.film, self.credited, code="editor", state=CreditState.PROPOSED)
        # Chosen while it could be, and then perhaps withdrawn.
        selection = make_selection(make_label(), [self.film])
        self.selection = selection.get_absolute_url()
        self.hub = hubs.open_hub(region=region()).url
        self.world.with_package(self.film)
        Film.objects.filter(pk=self.film.pk).update(visibility=visibility, playable=playable)
        self.film.refresh_from_db()

    @cached_property
    def people(self):
        return {
            "stranger": AnonymousUser(),
            "member": make_user("Marc Delpuech"),
            "credited": self.credited,
            "author": self.author,
        }

    def open_to(self, role: str) -> set[str]:
        client = Client()
        if role != "stranger":
            client.force_login(
                self.people[role], "allauth.account.auth_backends.AuthenticationBackend"
            )
        return {door for door in DOORS if self.is_open(client, door)}

    def is_open(self, client: Client, door: str) -> bool:
        if door in FILES:
            return self.plays(client, FILES[door])
        if door in NAMED:
            return self.names(client, door)
        address = {
            "page": f"/films/{self.film.slug}/",
            "link": f"/l/{self.film.link}/",
            "original": reverse("films:original", args=[self.film.pk]),
        }[door]
        answer = client.get(address, follow=True)
        return answer.status_code == 200 and "/compte/" not in answer.request["PATH_INFO"]

    def plays(self, client: Client, path: str) -> bool:
        """Ask for a file with the grant that one's own page gives, or else with the author's."""
        own = self.grant_of(client, f"/films/{self.film.slug}/", f"/l/{self.film.link}/")
        owner = Client()
        owner.force_login(self.author, "allauth.account.auth_backends.AuthenticationBackend")
        grant = own or self.grant_of(owner, f"/films/{self.film.slug}/")
        return grant is not None and client.get(grant + path).status_code == 200

    def grant_of(self, client: Client, *addresses: str) -> str | None:
        for address in addresses:
            found = re.search(
                r'src="(/flux/[^"]+/)master\.m3u8"', client.get(address).content.decode()
            )
            if found:
                return found[1]
        return None

    def names(self, client: Client, place: str) -> bool:
        address = {
            "list": "/films/",
            "front": "/",
            "profile": self.profile,
            "selection": self.selection,
            "hub": self.hub,
        }[place]
        answer = client.get(address)
        assert answer.status_code == 200
        return self.title in answer.content.decode()


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize("row", TABLE, ids=lambda row: row[0].value)
def test_each_person_gets_what_the_table_says(row, role):
    assert Doors(row[0]).open_to(role) == row[1 + ROLES.index(role)]


@settings(
    max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None
)
@given(visibility=st.sampled_from(Visibility), playable=st.booleans(), role=st.sampled_from(ROLES))
def test_the_doors_agree_with_the_rule_in_every_state(db, visibility, playable, role):
    doors = Doors(visibility, playable=playable)
    found = doors.open_to(role)
    rule = Film.objects.visible_to(doors.people[role])
    visible = rule.filter(pk=doors.film.pk).exists()
    assert ("page" in found) is visible
    by_link = Film.objects.visible_to(doors.people[role], link=doors.film.link)
    plays = visible or by_link.filter(pk=doors.film.pk).exists()
    for door in FILES:
        assert (door in found) is plays
    for place in NAMED:
        own = place == "front" and role in {"author", "credited"} and visible
        assert (place in found) is (doors.film.is_released or own)
    assert ("original" in found) is (role == "author")
