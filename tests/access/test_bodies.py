"""Ids in what is sent: one that is somebody else's answers, and does, as one that does not exist.

Ids in addresses are the table's. Here stands each form field, hidden field and query parameter
that names a thing by its id, its address or its person's.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
from django import forms
from django.apps import apps
from django.core.cache import cache
from django.db import connection, transaction
from django.forms.models import model_to_dict
from django.test import Client
from django.urls import reverse

from network.calls.models import today
from regions.territory.models import RegionTeam
from tests.access.world import World
from tests.architecture import house
from tests.factories.calls import make_call, make_position
from tests.factories.catalogue import make_collection
from tests.factories.films import make_film
from tests.factories.labels import make_label, make_selection
from tests.factories.organisations import make_organisation
from tests.factories.people import make_profile, region, trade
from tests.factories.projects import make_member, make_project
from tests.factories.shops import make_shop
from tests.factories.statements import make_books
from tests.factories.streaming import make_asset

pytestmark = pytest.mark.django_db
NOBODY = 10**9


@dataclass(frozen=True)
class Attack:
    """`member`, who owns what `address` leads to, names `foreign`, a thing of the author."""

    name: str
    address: Callable[[World], str]
    foreign: Callable[[World], Any]
    body: Callable[[World, Any], dict[str, Any]]
    # How the thing is named, and what names nothing.
    key: Callable[[Any], Any] = lambda thing: thing.pk
    missing: Any = NOBODY
    method: str = "post"
    headers: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.name


def once(make):
    """Make a thing once a world: the same for both of an attack's questions."""

    def found(world):
        made = world.__dict__.setdefault("made", {})
        if found not in made:
            made[found] = make(world)
        return made[found]

    return found


def to(name, *args):
    return lambda world: reverse(name, args=[arg(world) if callable(arg) else arg for arg in args])


def two_labels(world):
    return [make_label(world.member), make_label(world.member)]


film = once(lambda w: make_film(w.member, visibility="public", region=region()))
own_label = once(lambda w: make_label(w.member))
selection = once(lambda w: make_selection(own_label(w), [w.public_film, film(w)]))
call = once(lambda w: make_call(w.member))
project = once(lambda w: make_project(w.member))
organisation = once(lambda w: make_organisation(w.member))
collection = once(lambda w: make_collection(organisation(w), film(w)))
shop = once(lambda w: make_shop(organisation(w)))
holder = once(lambda w: make_books(make_shop(organisation(w))))
labels = once(two_labels)
placing = once(lambda w: RegionTeam.objects.create(region=region(), user=w.member))
their_label = once(lambda w: make_label(w.author))
their_position = once(lambda w: make_position(w.author))
their_asset = once(lambda w: make_asset(w.author))
their_post = once(lambda w: make_member(w.team_project).posts.get())
helper = once(lambda _w: make_profile())


def slug_of(make):
    return lambda world: make(world).slug


def pk_of(make):
    return lambda world: make(world).pk


def person_key(profile):
    return f"@{profile.handle}"


def slug_of_shop(world):
    return holder(world).shop.organisation.slug


def call_body(world, carrier):
    return {
        "carrier": carrier, "title": "Annonce", "film": "De nuit.", "region": region().pk,
        "pay": "volunteer", "deadline": today().isoformat(),
        "positions-TOTAL_FORMS": 0, "positions-INITIAL_FORMS": 0,
    }  # fmt: skip


def position_body(world, pk):
    return call_body(world, "") | {
        "positions-TOTAL_FORMS": 1, "positions-INITIAL_FORMS": 1, "positions-0-pk": pk,
        "positions-0-trade": trade("editor").pk, "positions-0-count": 2, "positions-0-words": "x",
    }  # fmt: skip


def credits_body(_world, who):
    return {
        "credits-TOTAL_FORMS": 1, "credits-INITIAL_FORMS": 0,
        "credits-0-trade": trade("editor").pk, "credits-0-name": who,
    }  # fmt: skip


def placement_body(_world, pk):
    return {"selection": pk, "reason": "Vu.", "starts_at": "2030-01-01T10:00", "priority": 0}


def project_body(_world, carrier):
    return {
        "carrier": carrier, "title": "Projet", "pitch": "Deux sœurs.", "stage": "preparation",
        "region": region().pk, "visibility": "public", "pay": "volunteer",
    }  # fmt: skip


ATTACKS = [
    Attack(
        "add a film to another's selection",
        to("selections:add", pk_of(film)),
        lambda w: w.private_selection,
        lambda _w, pk: {"selection": pk},
    ),
    Attack(
        "sign a selection with another's label",
        lambda w: labels(w) and reverse("selections:new"),
        their_label,
        lambda _w, pk: {"title": "Nuit", "visibility": "public", "label": pk},
    ),
    *(
        Attack(
            f"{what} another's line in one's own selection",
            to("selections:reorder", pk_of(selection)),
            lambda w: w.entry,
            lambda w, pk, what=what: {what: pk, "revision": selection(w).revision},
        )
        for what in ("up", "down", "remove", "order")
    ),
    Attack(
        "show another's film in one's own catalogue",
        to("catalogue:add", pk_of(collection)),
        lambda w: w.private_film,
        lambda _w, pk: {"film": pk},
    ),
    *(
        Attack(
            f"{what} another's place in one's own collection",
            to("catalogue:reorder", pk_of(collection)),
            lambda w: w.collection.places.get(),
            lambda w, pk, what=what: {what: pk, "revision": collection(w).revision},
        )
        for what in ("up", "down", "remove", "order")
    ),
    Attack(
        "give another's film away by one's own codes",
        to("codes:new", lambda w: shop(w).organisation.slug),
        lambda w: w.sold_film,
        lambda _w, pk: {
            "words": "Presse", "gives": "free", "quantity": 1, "most_uses": 1, "films": [pk],
        },
    ),
    Attack(
        "earn as somebody who is not shown",
        to("statements:holders", slug_of_shop),
        lambda w: w.hidden_profile,
        lambda _w, who: {"name": "Aya", "who": who},
        key=person_key,
        missing="@personne-de-ce-nom",
    ),
    Attack(
        "share one's own film with another shop's rights-holder",
        to("statements:film_shares", slug_of_shop, lambda w: holder(w).film.pk),
        lambda w: w.holder,
        lambda _w, pk: {"starts_on": "2030-01-01", f"part-{pk}": "50"},
    ),
    Attack(
        "put a private selection in front",
        lambda w: reverse("placements:region", args=(placing(w).region.slug,)),
        lambda w: w.private_selection,
        placement_body,
    ),
    Attack(
        "make another's structure adhere",
        to("organisations:ask_adhesion", lambda w: w.network.slug),
        lambda w: w.organisation,
        lambda _w, pk: {"member": pk},
    ),
    Attack("carry a call by another's structure", to("calls:new"), lambda w: w.organisation, call_body),
    Attack(
        "carry a project by another's structure",
        to("projects:new"),
        lambda w: w.organisation,
        project_body,
    ),
    Attack(
        "write another's position by one's own call",
        to("calls:edit", slug_of(call)),
        their_position,
        position_body,
    ),
    Attack(
        "invite to another's position",
        lambda w: call(w) and reverse("calls:invite", args=(helper(w).handle,)),
        their_position,
        lambda _w, key: {"place": key, "note": ""},
        key=lambda position: f"{position.pk}-",
        missing=f"{NOBODY}-",
    ),
    Attack(
        "credit a post of another's project",
        to("wrap:wrap", slug_of(project)),
        their_post,
        lambda _w, pk: {"posts": [pk]},
    ),
    Attack(
        "attach another's file to one's own film",
        to("films:edit", pk_of(film)),
        their_asset,
        lambda _w, pk: {"title": "Film", "visibility": "draft", "asset": str(pk)},
        missing=uuid4(),
    ),
    Attack(
        "attach another's file while the sheet saves itself",
        to("films:edit", pk_of(film)),
        their_asset,
        lambda _w, pk: {"title": "Film", "asset": str(pk)},
        missing=uuid4(),
        headers={"X-Draft": "1"},
    ),
    Attack(
        "follow a page that is not shown",
        to("portal:step", "suivre"),
        lambda w: w.hidden_profile,
        lambda _w, key: {"follow": [key]},
        key=lambda profile: f"profil:{profile.pk}",
        missing=f"profil:{NOBODY}",
    ),
    Attack(
        "invite to a structure somebody who is not shown",
        to("organisations:members", slug_of(organisation)),
        lambda w: w.hidden_profile,
        lambda _w, who: {"who": who, "role": "member"},
        key=person_key,
        missing="@personne-de-ce-nom",
    ),
    Attack(
        "invite to a label somebody who is not shown",
        to("labels:team", slug_of(own_label)),
        lambda w: w.hidden_profile,
        lambda _w, who: {"person": who, "role": "editor"},
        key=person_key,
        missing="@personne-de-ce-nom",
    ),
    Attack(
        "invite to a project somebody who is not shown",
        to("projects:team", slug_of(project)),
        lambda w: w.hidden_profile,
        lambda _w, who: {"who": who, "post": ""},
        key=person_key,
        missing="@personne-de-ce-nom",
    ),
    Attack(
        "credit somebody who is not shown",
        to("credits:edit", pk_of(film)),
        lambda w: w.hidden_profile,
        credits_body,
        key=person_key,
        missing="@personne-de-ce-nom",
    ),
    *(
        Attack(
            f"read {what} by a parameter",
            to(name, *args),
            foreign,
            lambda _w, key, parameter=parameter: {parameter: key},
            key=key,
            missing=missing,
            method="get",
        )
        for what, name, args, foreign, key, parameter, missing in [
            ("a private selection around a film", "watch:film", [slug_of(film)],
             lambda w: w.private_selection, lambda it: it.slug, "dans", "rien-ici"),
            ("a private film by its link", "watch:film", [lambda w: w.private_film.slug],
             lambda w: w.private_film, lambda it: it.link, "lien", "rien-ici"),
            ("a draft call beside a person", "people:profile", [lambda w: helper(w).handle],
             lambda w: w.draft_position, lambda it: it.pk, "poste", NOBODY),
            ("a draft call while inviting", "calls:invite", [lambda w: call(w) and helper(w).handle],
             lambda w: w.draft_position, lambda it: it.pk, "poste", NOBODY),
        ]
    ),
]  # fmt: skip


def rows() -> dict[str, int]:
    """Count the rows of everything of ours; tables that an engine makes for itself are not."""
    here = set(connection.introspection.table_names())
    ours = [model for model in apps.get_models() if house.app_of(model.__module__)]
    ours = [model for model in ours if model._meta.db_table in here]
    return {model._meta.label: model._base_manager.count() for model in ours}


def ask(attack, world, key):
    """Send it; return what was answered and what it did, without what merely echoes the key."""
    client = Client()
    cache.clear()
    with transaction.atomic():
        client.force_login(world.member, "allauth.account.auth_backends.AuthenticationBackend")
        given = attack.body(world, key)
        address = attack.address(world)
        answer = getattr(client, attack.method)(address, given, headers=attack.headers)
        said = answer.content.decode()
        done, thing = rows(), attack.foreign(world)
        kept = model_to_dict(type(thing)._base_manager.get(pk=thing.pk))
        transaction.set_rollback(True)
    said = re.sub(
        r'csrfmiddlewaretoken" value="[^"]+"|X-CSRFToken": "[^"]+"|csrf="[^"]+"', "", said
    )
    # What merely echoes the key, and the numbers of what is made at each question.
    said = said.replace(str(key).strip("@"), "#") if re.search("[^0-9-]", str(key)) else said
    said = re.sub(r"\d+-?", "#", said)
    where = re.sub(r"\d+", "", answer.headers.get("Location", ""))
    return {"status": answer.status_code, "said": said, "where": where, "rows": done, "thing": kept}


@pytest.mark.parametrize("attack", ATTACKS, ids=str)
def test_foreign_id_answers_and_does_as_one_that_does_not_exist(attack):
    world = World()
    make_profile(world.member)
    attack.address(world)
    thing = attack.foreign(world)
    before = model_to_dict(type(thing)._base_manager.get(pk=thing.pk))
    foreign = ask(attack, world, attack.key(thing))
    assert foreign == ask(attack, world, attack.missing)
    assert foreign["thing"] == before


# Fields that choose among what is public by nature, or is asked above.
KNOWN = {
    "ecran.catalogue.forms.AddForm.film",
    "ecran.catalogue.forms.OrderForm.down",
    "ecran.catalogue.forms.OrderForm.order",
    "ecran.catalogue.forms.OrderForm.remove",
    "ecran.catalogue.forms.OrderForm.up",
    "ecran.codes.forms.BatchForm.films",
    "ecran.credits.forms.AskForm.trade",
    "labels.placements.forms.PlacementForm.selection",
    "labels.selections.forms.AddForm.selection",
    "labels.selections.forms.OrderForm.down",
    "labels.selections.forms.OrderForm.order",
    "labels.selections.forms.OrderForm.remove",
    "labels.selections.forms.OrderForm.up",
    "network.calls.forms.PositionForm.pk",
    "network.organisations.forms.AdhesionForm.member",
    "ecran.films.forms.SheetForm.asset",
    "ecran.films.forms.FilmForm.asset",
    "projects.wrap.forms.WrapForm.posts",
}
NAMES_A_THING = (forms.ModelChoiceField, forms.UUIDField, forms.TypedMultipleChoiceField)
# Numbers that count.
COUNTS = {
    "count",
    "days",
    "hours",
    "revision",
    "priority",
    "year",
    # Of a player in another site's page: seconds and pixels.
    "debut",
    "maxwidth",
    "maxheight",
    "viewings",
    "quantity",
    "most_uses",
    "percent",
    "duration",
    "production_year",
    "volunteers",
}
PLACES = {"region", "town", "department", "trade"}


def every_form(base=forms.BaseForm):
    for form in base.__subclasses__():
        yield form
        yield from every_form(form)


def test_every_field_that_names_a_thing_is_known():
    found = {
        f"{form.__module__}.{form.__name__}.{name}"
        for form in every_form()
        if house.app_of(form.__module__)
        for name, one in form.base_fields.items()
        if isinstance(one, NAMES_A_THING)
        or (type(one) is forms.IntegerField and name not in COUNTS)
        if name not in PLACES
    }
    assert found - KNOWN == set()
