"""Calls as they are found, as long as one may apply."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import register, register_facet
from network.calls import selectors, slots
from network.calls.enums import Pay
from network.calls.models import CrewCall, Position
from network.calls.selectors import Filters
from network.organisations.models import Membership, Organisation
from network.people.models import FORMS


def rows() -> QuerySet[CrewCall]:
    """Return calls with carrier, region and positions; `open_today` says if one may apply."""
    positions = Prefetch("positions", Position.objects.select_related("trade"))
    today = CrewCall.objects.open_now().filter(pk=OuterRef("pk"))
    found = CrewCall.objects.select_related("organisation", "person", "region")
    return found.prefetch_related(positions).annotate(open_today=Exists(today))


def audience(call: CrewCall) -> Audience | None:
    return Audience.PUBLIC if getattr(call, "open_today", False) else None


def every_name(call: CrewCall) -> str:
    """Return the trades sought in every form, as people's are."""
    said = (getattr(one.trade, form) for one in call.positions.all() for form in FORMS)
    return ", ".join(dict.fromkeys(said))


def around(call: CrewCall) -> str:
    return ", ".join(filter(None, [str(call.carrier or ""), call.town, call.region.name]))


def cards(found: Sequence[CrewCall], request: HttpRequest) -> Mapping[Any, str]:
    template = get_template("network/calls/call_card.html")
    return {card.call.pk: template.render({"card": card}) for card in slots.cards(found, request)}


def visible_to(_viewer: Viewer) -> QuerySet[CrewCall]:
    # As in every list of calls: those to which one may apply.
    return selectors.calls(Filters())


def _pays(_values: Collection[str]) -> Mapping[str, str | Promise]:
    return dict(Pay.choices)


def _of_person(user: User) -> Iterable[int]:
    held = Membership.objects.in_charge().filter(person=user.pk).values("organisation")
    carried = CrewCall.objects.filter(Q(person=user.pk) | Q(organisation__in=held))
    return carried.values_list("pk", flat=True)


def _of_organisation(organisation: Organisation) -> Iterable[int]:
    return CrewCall.objects.filter(organisation=organisation.pk).values_list("pk", flat=True)


def _of_place(place: Membership) -> Iterable[int]:
    return CrewCall.objects.filter(organisation=place.organisation_id).values_list("pk", flat=True)


register_facet(Facet("pay", "statut", _("How it pays"), _pays, by_count=False))
register(
    Searchable(
        name="calls",
        parameter="annonces",
        label=_("Calls"),
        order=50,
        model=CrewCall,
        rows=rows,
        audience=audience,
        title=lambda call: call.title,
        texts={
            "title": Text(Weight.TITLE, lambda call: call.title),
            "trades": Text(Weight.NAMES, every_name, shown=False),
            "film": Text(Weight.SUMMARY, lambda call: call.film),
            "words": Text(
                Weight.REST,
                lambda call: " ".join(filter(None, (one.words for one in call.positions.all()))),
            ),
            "around": Text(Weight.REST, around),
        },
        facets={
            "region": lambda call: [call.region.slug],
            "crew": lambda call: {one.trade.department for one in call.positions.all()},
            "trade": lambda call: {one.trade.code for one in call.positions.all()},
            "pay": lambda call: [call.pay],
        },
        moment=lambda call: call.published_at,
        visible_to=visible_to,
        cards=cards,
        follows=(
            Follow(Position, lambda position: [position.call_id]),
            Follow(Organisation, _of_organisation, fields=frozenset({"name", "withheld"})),
            Follow(Membership, _of_place),
            Follow(User, _of_person, fields=frozenset({"name", "is_active"})),
        ),
    )
)
