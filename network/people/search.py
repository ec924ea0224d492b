"""People as they are found."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from labfilms.accounts.models import User
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import register, register_facet
from network.people import selectors
from network.people.drawing import person_card
from network.people.enums import Department, Grammar
from network.people.models import FORMS, Profile, ProfileTrade, Trade
from regions.territory.search import point_of

WISHES = {"apprendre": _("wants to learn"), "transmettre": _("wants to pass on")}


def rows() -> QuerySet[Profile]:
    """Return profiles with their person, region, trades and skills."""
    # The stubs do not know taggit's manager for a relation.
    return Profile.objects.select_related("user", "region", "town").prefetch_related(
        "places__trade",
        "skills",  # type: ignore[misc]
    )


def audience(profile: Profile) -> Audience | None:
    return Audience.PUBLIC if profile.is_shown and profile.user.is_active else None


def every_name(profile: Profile) -> str:
    """Return the trades in every form, so that « monteur » finds those who say « monteuse »."""
    said = (getattr(place.trade, form) for place in profile.places.all() for form in FORMS)
    return ", ".join(dict.fromkeys(said))


def wishes(profile: Profile) -> Iterable[str]:
    if profile.wants_to_learn:
        yield "apprendre"
    if profile.wants_to_pass_on:
        yield "transmettre"


def cards(profiles: Sequence[Profile], _request: HttpRequest) -> Mapping[Any, str]:
    return {profile.pk: person_card(profile=profile, level=3) for profile in profiles}


def visible_to(viewer: Viewer) -> QuerySet[Profile]:
    return selectors.people(viewer)  # type: ignore[arg-type]  # whoever signs in here is a User


def _trades(codes: Collection[str]) -> Mapping[str, str]:
    known = Trade.objects.filter(code__in=codes)
    return {trade.code: trade.named(Grammar.NEUTRAL) for trade in known}


def _departments(_values: Collection[str]) -> Mapping[str, str | Promise]:
    return dict(Department.choices)


def _keys_of(user: User) -> Iterable[int]:
    return Profile.objects.filter(user=user.pk).values_list("pk", flat=True)


register_facet(Facet("crew", "equipe", pgettext_lazy("of a film", "Crew"), _departments))
register_facet(Facet("trade", "metier", _("Trade"), _trades))
register_facet(Facet("wish", "envie", _("Wish"), lambda _values: WISHES))
register(
    Searchable(
        name="people",
        parameter="personnes",
        label=_("People"),
        order=20,
        model=Profile,
        rows=rows,
        audience=audience,
        title=lambda profile: profile.user.name,
        texts={
            "name": Text(Weight.TITLE, lambda profile: profile.user.name),
            "trades": Text(Weight.NAMES, every_name, shown=False),
            "skills": Text(
                Weight.NAMES,
                lambda profile: ", ".join(skill.name for skill in profile.skills.all()),
            ),
            "bio": Text(Weight.SUMMARY, lambda profile: profile.bio),
            "region": Text(Weight.REST, lambda profile: profile.region.name, shown=False),
        },
        facets={
            "region": lambda profile: [profile.region.slug],
            "crew": lambda profile: {place.trade.department for place in profile.places.all()},
            "trade": lambda profile: [place.trade.code for place in profile.places.all()],
            "wish": wishes,
        },
        # Their town's: nobody says where they live.
        point=lambda profile: point_of(profile.town) if profile.town else None,
        moment=lambda profile: profile.created_at,
        visible_to=visible_to,
        cards=cards,
        follows=(
            Follow(ProfileTrade, lambda place: [place.profile_id]),
            # A sign-in writes `last_login`: nothing of a profile.
            Follow(User, _keys_of, fields=frozenset({"name", "is_active"})),
        ),
    )
)
