"""Read reports, decisions and appeals."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Model, Q, QuerySet

from labfilms.accounts.models import User, Viewer
from labfilms.moderation import registry
from labfilms.moderation.enums import AppealState, Measure
from labfilms.moderation.models import Appeal, Block, Decision, Notice, OfThing, Suspension


@dataclass(frozen=True, slots=True)
class Case:
    """All that was said and decided of a thing."""

    thing: Model | None
    sort: registry.Reportable | None
    notices: list[Notice]
    decisions: list[Decision]


def find_thing(name: str, pk: str, viewer: Viewer, *, link: str = "") -> Any:
    """Return the thing of a sort that this person may read, or None; `link` is its secret."""
    sort = registry.find(name)
    if sort is None or not pk.isdigit():
        return None
    return sort.readable(viewer, link).filter(pk=pk).first()


def queue(user: Viewer) -> QuerySet[Notice]:
    """Return the reports that wait for a decision of this person's teams, oldest first."""
    waiting: QuerySet[Notice] = Notice.objects.visible_to(user).filter(decision=None)
    return waiting.select_related("region", "reporter", "thing_type").order_by("at", "pk")


def appeals_for(user: Viewer) -> QuerySet[Appeal]:
    """Return the appeals that this person may be asked to answer, oldest first.

    Those on their own decisions are not among them: another person answers.
    """
    waiting = Appeal.objects.filter(
        state=AppealState.WAITING, decision__in=Decision.objects.visible_to(user).values("pk")
    )
    return waiting.exclude(decision__made_by=user.pk).select_related("decision__region")


def case_of(what: OfThing) -> Case:
    """Return everything about the thing of a report or of a decision, the latest decision first."""
    same = Q(thing_type=what.thing_type_id, thing_id=what.thing_id)
    return Case(
        thing=what.thing,
        sort=registry.of(what.thing),
        notices=list(Notice.objects.filter(same).select_related("reporter").order_by("-at")),
        decisions=list(Decision.objects.filter(same).select_related("made_by")),
    )


def latest(decision: Decision) -> Decision:
    """Return the decision that holds now: the last of those that follow this one."""
    found = decision
    while (after := Decision.objects.filter(follows=found).first()) is not None:
        found = after
    return found


def suspension_of(person: User) -> Suspension | None:
    """Return what keeps an account closed now: the one that ends last, or None."""
    held = list(Suspension.objects.in_force().filter(person=person).select_related("decision"))
    endless = next((one for one in held if one.until is None), None)
    return endless or max(held, key=lambda one: one.until or one.starts_at, default=None)


def suspensions() -> QuerySet[Suspension]:
    """Return the suspensions that hold now, the latest first."""
    return Suspension.objects.in_force().select_related("person", "made_by", "decision")


def blocks_of(person: User) -> QuerySet[Block]:
    """Return whom a person has blocked, the latest first."""
    return Block.objects.filter(by=person).select_related("of")


def blocked_ids(user: Viewer) -> frozenset[int]:
    """Return the ids of everyone with whom nothing passes, either way, for lists to leave out.

    One query; none for a stranger.
    """
    if not user.is_authenticated:
        return frozenset()
    pairs = Block.objects.filter(Q(by=user.pk) | Q(of=user.pk)).values_list("by", "of")
    return frozenset(key for pair in pairs for key in pair if key != user.pk)


def measures_for(what: OfThing, *, may_suspend: bool) -> list[Measure]:
    """Return what can be done to a thing: nothing more, once it is gone."""
    sort = registry.of(what.thing)
    if sort is None:
        return [Measure.NOTHING]
    removable = [Measure.REMOVED] if sort.remove is not None else []
    alone = may_suspend and len(sort.owners(what.thing)) == 1
    return [Measure.NOTHING, Measure.HIDDEN, *removable, *([Measure.SUSPENDED] if alone else [])]
