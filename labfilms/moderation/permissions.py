"""Who may look at reports, decide, and answer appeals. Reading: `Notice.objects.visible_to`."""

from django.db.models import Q

from labfilms.accounts.models import User, Viewer
from labfilms.moderation import registry
from labfilms.moderation.models import Appeal, Block, Decision, Notice, OfThing
from regions.territory.models import RegionTeam


def can_moderate(user: Viewer) -> bool:
    """Tell whether this person is of the site's team, or of a region's."""
    if not user.is_authenticated:
        return False
    return user.is_staff or RegionTeam.objects.of(user).exists()


def can_suspend(user: Viewer) -> bool:
    """Tell whether this person may close accounts: the site's team, as they have no border."""
    return user.is_authenticated and user.is_staff


def can_decide(user: Viewer, notice: Notice) -> bool:
    """Tell whether this person may decide of a report: in their reach, and no party to it."""
    return (
        Notice.objects.visible_to(user).filter(pk=notice.pk).exists()
        and notice.reporter_id != user.pk
        and not is_owner(user, notice)
    )


def can_answer(user: Viewer, appeal: Appeal) -> bool:
    """Tell whether this person may answer an appeal: another than who decided, and no party."""
    decision = appeal.decision
    return (
        Decision.objects.visible_to(user).filter(pk=decision.pk).exists()
        and decision.made_by_id != user.pk
        and not is_owner(user, decision)
        and not decision.notices.filter(reporter=user.pk).exists()
    )


def is_owner(user: Viewer, what: OfThing) -> bool:
    """Tell whether the thing that was reported or decided of is this person's."""
    sort = registry.of(what.thing)
    return sort is not None and user in sort.owners(what.thing)


def blocks_between(one: User, other: User) -> bool:
    """Tell whether either of two people has blocked the other: nothing passes between them."""
    return Block.objects.filter(Q(by=one, of=other) | Q(by=other, of=one)).exists()
