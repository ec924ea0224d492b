"""Structures as they are found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import register, register_facet
from network.organisations import selectors
from network.organisations.enums import OrganisationKind
from network.organisations.models import Membership, Organisation


def rows() -> QuerySet[Organisation]:
    """Return structures with their region; `shown` says if everyone reads them."""
    shown = Organisation.objects.shown().filter(pk=OuterRef("pk"))
    return Organisation.objects.select_related("region").annotate(shown=Exists(shown))


def audience(organisation: Organisation) -> Audience | None:
    return Audience.PUBLIC if getattr(organisation, "shown", False) else None


def cards(found: Sequence[Organisation], _request: HttpRequest) -> Mapping[Any, str]:
    template = get_template("network/organisations/organisation_card.html")
    return {one.pk: template.render({"organisation": one, "level": 3}) for one in found}


def visible_to(viewer: Viewer) -> QuerySet[Organisation]:
    return selectors.organisations(viewer)  # type: ignore[arg-type]  # who signs in is a User


def _kinds(_values: Collection[str]) -> Mapping[str, str | Promise]:
    return dict(OrganisationKind.choices)


def _keys_of(user: User) -> Iterable[int]:
    return (
        Membership.objects.in_charge().filter(person=user.pk).values_list("organisation", flat=True)
    )


register_facet(Facet("kind", "type", _("Kind of structure"), _kinds))
register(
    Searchable(
        name="organisations",
        parameter="structures",
        label=_("Structures"),
        order=60,
        model=Organisation,
        rows=rows,
        audience=audience,
        title=lambda organisation: organisation.name,
        texts={
            "name": Text(Weight.TITLE, lambda organisation: organisation.name),
            "statement": Text(Weight.SUMMARY, lambda organisation: organisation.statement),
            "around": Text(
                Weight.REST,
                lambda organisation: f"{organisation.town} {organisation.region.name}",
                shown=False,
            ),
        },
        facets={
            "region": lambda organisation: [organisation.region.slug],
            "kind": lambda organisation: [organisation.kind],
        },
        moment=lambda organisation: organisation.created_at,
        visible_to=visible_to,
        cards=cards,
        follows=(
            Follow(Membership, lambda place: [place.organisation_id]),
            # A sign-in writes `last_login`: nothing of a structure.
            Follow(User, _keys_of, fields=frozenset({"is_active"})),
        ),
    )
)
