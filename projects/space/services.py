"""Write projects and their teams."""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.facts import services as facts
from labfilms.moderation import permissions as moderation
from labfilms.notify import services as news
from labfilms.notify.kinds import Kind
from network.calls.enums import Side
from network.calls.services import calls
from network.calls.services.calls import Carrier
from network.organisations.models import Organisation
from network.people import selectors as people
from network.people.models import Trade
from projects.space import notices, selectors
from projects.space.enums import MemberState, Role
from projects.space.errors import ProjectRefused
from projects.space.models import Member, Post, Project

# What people write of a project.
SHEET = (
    "title",
    "slug",
    "pitch",
    "stage",
    "region",
    "town",
    "visibility",
    "first_day",
    "last_day",
    "pay",
    "contract",
)


@transaction.atomic
def create(
    *, actor: User, carrier: Carrier, words: Mapping[str, Any], trades: Iterable[Trade] = ()
) -> Project:
    """Open a project; whoever opens it is in charge and holds `trades`.

    `words` are of SHEET; without a slug one is made of the title. Raises CallRefused when
    « bénévole » is not open to its carrier, and ValidationError.
    """
    project = Project(slug=propose_slug(str(words.get("title", ""))))
    _write(project, words=words, carrier=carrier)
    place = Member.objects.create(
        project=project, person=actor, role=Role.MANAGER, state=MemberState.ACTIVE
    )
    set_posts(member=place, trades=trades)
    facts.record(
        actor=actor, verb="projects.created", thing=project, payload={"title": project.title}
    )
    return project


@transaction.atomic
def write(
    *, project: Project, actor: User, words: Mapping[str, Any], carrier: Carrier | None = None
) -> Project:
    """Rewrite a project; who carries it and its stage are kept in its log. Raises as `create`."""
    former = Project.objects.select_related("organisation").get(pk=project.pk)
    _write(project, words=words, carrier=carrier or project.carrier)
    changed = {
        name: [str(getattr(former, name)), str(getattr(project, name))]
        for name in ("stage", "organisation", "visibility", "pay")
        if getattr(former, name) != getattr(project, name)
    }
    if changed:
        facts.record(actor=actor, verb="projects.changed", thing=project, payload=changed)
    return project


@transaction.atomic
def invite(*, project: Project, actor: User, who: str, trades: Iterable[Trade] = ()) -> Member:
    """Offer a place in the team, by the address of someone's page or their name.

    Raises ProjectRefused when nobody is found, or is there or invited already.
    """
    found = people.find_person(who, actor)
    # Whoever has blocked the other is not found: neither is told.
    if found is None or moderation.blocks_between(actor, found):
        raise ProjectRefused(_("Nobody here is called so. Write the address of their page."), "who")
    place = Member.objects.filter(project=project, person=found).first()
    if place is not None and place.state != MemberState.LEFT:
        raise ProjectRefused(_("This person is in the team, or invited, already."), "there")
    place = place or Member(project=project, person=found)
    place.state, place.role, place.invited_by = MemberState.INVITED, Role.MEMBER, actor
    place.save()
    set_posts(member=place, trades=trades)
    _tell(found, notices.INVITED, project, actor)
    return place


@transaction.atomic
def answer(*, member: Member, accepted: bool) -> None:
    """Take a place that was offered, or refuse it; those in charge are told of a yes."""
    if member.state != MemberState.INVITED:
        raise ProjectRefused(_("This invitation was answered already."), "answered")
    if not accepted:
        member.delete()
        return
    member.state = MemberState.ACTIVE
    member.save(update_fields=["state"])
    _tell_managers(member, notices.JOINED)


@transaction.atomic
def join(*, project: Project, person: User, trade: Trade, side: str = Side.NONE) -> Member:
    """Put someone who was retained in the team, with the post they were retained for."""
    place, _made = Member.objects.get_or_create(project=project, person=person)
    was_there = place.state == MemberState.ACTIVE
    place.state = MemberState.ACTIVE
    place.save(update_fields=["state"])
    Post.objects.get_or_create(member=place, trade=trade, side=side)
    if not was_there:
        facts.record(
            actor=person, verb="projects.joined", thing=project, payload={"post": str(trade)}
        )
    return place


@transaction.atomic
def drop_post(*, project: Project, person: User, trade: Trade, side: str = Side.NONE) -> None:
    """Take a post from someone; whoever holds none any more, and is not in charge, has left."""
    place = Member.objects.filter(project=project, person=person).first()
    if place is None:
        return
    place.posts.filter(trade=trade, side=side).delete()
    if not place.posts.exists() and place.role != Role.MANAGER:
        place.state = MemberState.LEFT
        place.save(update_fields=["state"])


@transaction.atomic
def set_posts(*, member: Member, trades: Iterable[Trade]) -> None:
    """Say which posts a member holds, beside those of paired positions."""
    wanted = {trade.pk: trade for trade in trades}
    single = member.posts.filter(side=Side.NONE)
    single.exclude(trade__in=wanted).delete()
    for trade in wanted.values():
        Post.objects.get_or_create(member=member, trade=trade, side=Side.NONE)


@transaction.atomic
def set_role(*, member: Member, role: str) -> None:
    """Put a member in charge, or no longer. Raises ProjectRefused for the last in charge."""
    if role != Role.MANAGER:
        _keep_someone_in_charge(member)
    member.role = role
    member.save(update_fields=["role"])


@transaction.atomic
def end(*, member: Member, actor: User) -> None:
    """End a place in a team, or take an invitation back; posts stay written for the credits.

    Raises ProjectRefused for the last in charge.
    """
    _keep_someone_in_charge(member)
    if member.state == MemberState.INVITED:
        member.delete()
        return
    member.state, member.role = MemberState.LEFT, Role.MEMBER
    member.save(update_fields=["state", "role"])
    if actor == member.person:
        _tell_managers(member, notices.LEFT)


def withhold(*, project: Project, level: str) -> None:
    """Write what moderation withholds of a project (a `Withheld` value); its calls follow."""
    project.withheld = level
    project.save(update_fields=["withheld", "updated_at"])


def propose_slug(title: str) -> str:
    """Return a free address made of a title: `sel-de-nuit`, then `sel-de-nuit-2`."""
    # Django's slugify would join « l’aube » in one word.
    base = slugify(re.sub("['’]", " ", title))[:70].strip("-")
    base = base if len(base) > 1 else "projet"
    used = set(Project.objects.filter(slug__startswith=base).values_list("slug", flat=True))
    numbered = (f"{base}-{number}" for number in range(2, len(used) + 3))
    return next(slug for slug in (base, *numbered) if slug not in used)


def _write(project: Project, *, words: Mapping[str, Any], carrier: Carrier | None) -> None:
    for name in SHEET:
        if name in words and (name != "slug" or words["slug"]):
            setattr(project, name, words[name])
    project.organisation = carrier if isinstance(carrier, Organisation) else None
    project.person = carrier if isinstance(carrier, User) else None
    if project.pay:
        calls.check_pay(pay=project.pay, carrier=carrier)
    project.full_clean()
    project.save()


def _keep_someone_in_charge(member: Member) -> None:
    if member.role != Role.MANAGER or member.state != MemberState.ACTIVE:
        return
    held = Member.objects.select_for_update().filter(
        project=member.project, role=Role.MANAGER, state=MemberState.ACTIVE
    )
    if not any(one.pk != member.pk for one in held):
        raise ProjectRefused(
            _("Put someone else in charge first: a project needs one person at least."),
            "last-in-charge",
        )


def _tell(person: User, kind: Kind, project: Project, actor: User | None) -> None:
    news.notify(
        person=person,
        kind=kind,
        actor=actor,
        address=project.get_absolute_url(),
        words={"project": project},
    )


def _tell_managers(member: Member, kind: Kind) -> None:
    for manager in selectors.managers_of(member.project):
        _tell(manager, kind, member.project, member.person)
