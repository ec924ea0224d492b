"""The structures and the films in the making of the demo: needs, calls, answers, teams."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from ecran.catalogue import services as catalogue
from ecran.catalogue.models import Collection
from ecran.credits import services as credits_services
from ecran.films.enums import CreditState
from ecran.films.models import Film
from labfilms.operations.demo import words
from labfilms.operations.demo.accounts import user
from labfilms.operations.demo.marks import mark
from network.calls.models import Position
from network.calls.services import applications
from network.organisations import services as organisations
from network.organisations.enums import Role
from network.organisations.models import Adhesion, Membership, Organisation
from network.people.models import Trade
from projects.needs import services as needs
from projects.needs.enums import NeedKind
from projects.needs.models import Need
from projects.space import services as teams
from projects.space.enums import Visibility
from projects.space.models import Member, Project
from projects.wrap import services as ends
from regions.territory.models import Region
from regions.verification import services as verification

Posts = tuple[tuple[str, tuple[str, ...]], ...]


# --- structures -------------------------------------------------------------------------------


def seed_organisations() -> None:
    """Make the structures, their members and who adheres to whom."""
    for wanted in words.ORGANISATIONS:
        seed_organisation(wanted)


@transaction.atomic
def seed_organisation(wanted: words.OrganisationWords) -> None:
    """Make a structure; the site's team vouches for it, where the demo says why."""
    if Organisation.objects.filter(name=wanted.name).exists():
        return
    admin = user(wanted.admin)
    made = organisations.create(
        actor=admin,
        words={
            "name": wanted.name,
            "kind": wanted.kind,
            "region": Region.objects.get(slug=wanted.region),
            "town": wanted.town,
            "statement": wanted.statement,
        },
        logo=mark(wanted.name, wanted.colours),
    )
    for email in (*wanted.members, *wanted.in_charge):
        organisations.invite(organisation=made, actor=admin, who=email)
        place = Membership.objects.get(organisation=made, person=user(email))
        organisations.answer(membership=place, accepted=True)
        if email in wanted.in_charge:
            organisations.set_role(membership=place, role=Role.ADMIN)
    if wanted.adheres_to:
        network = Organisation.objects.get(name=wanted.adheres_to)
        organisations.ask_adhesion(member=made, network=network, actor=admin)
        asked = Adhesion.objects.get(member=made, network=network)
        organisations.answer_adhesion(adhesion=asked, accepted=True)
    if wanted.verified_reason:
        team = user(words.TEAM_EMAIL)
        verification.verify(thing=made, by=team, reason=wanted.verified_reason)


def seed_collections() -> None:
    """Lay the catalogues, once the films and the projects that the structures carried are there."""
    for wanted in words.COLLECTIONS:
        seed_collection(wanted)


@transaction.atomic
def seed_collection(wanted: words.CollectionWords) -> None:
    """Show a structure's films together; one that it has made already is left as it is."""
    organisation = Organisation.objects.get(name=wanted.organisation)
    if Collection.objects.filter(organisation=organisation, title=wanted.title).exists():
        return
    made = catalogue.create(organisation=organisation, title=wanted.title, intro=wanted.intro)
    for title in wanted.films:
        catalogue.add(collection=made, film=Film.objects.get(title=title))
    catalogue.edit(collection=made, title=wanted.title, intro=wanted.intro, shown=True)


# --- projects ---------------------------------------------------------------------------------


def seed_projects() -> None:
    """Make the projects that seek, and those that are finished."""
    for wanted in words.PROJECTS:
        seed_project(wanted)


@transaction.atomic
def seed_project(wanted: words.ProjectWords) -> None:
    """Make a project with its team, its needs and those who answered."""
    owner = user(wanted.owner)
    if Project.objects.filter(title=wanted.title).exists():
        return
    project = _open(wanted)
    _gather(project, wanted.team)
    for need in wanted.needs:
        row = needs.add(project=project, words=_need(need))
        if row.kind == NeedKind.POST and wanted.calls:
            needs.open_position(need=row, actor=owner)
    for application in wanted.applications:
        _apply(project, application)
    if wanted.finished:
        ends.wrap(project=project, actor=owner)
        confirm(Film.objects.get(project=project))


def _open(wanted: words.ProjectWords) -> Project:
    owner = user(wanted.owner)
    name = wanted.organisation
    carrier = Organisation.objects.get(name=name) if name else owner
    shoot: dict[str, object] = {}
    if wanted.shoot_in is not None:
        first, last = (timezone.localdate() + timedelta(days=days) for days in wanted.shoot_in)
        shoot = {"first_day": first, "last_day": last}
    return teams.create(
        actor=owner,
        carrier=carrier,
        words={
            "title": wanted.title,
            "pitch": wanted.pitch,
            "stage": wanted.stage,
            "region": Region.objects.get(slug=wanted.region),
            "town": wanted.town,
            "visibility": Visibility.PUBLIC,
            "pay": wanted.pay,
            "contract": wanted.contract,
            **shoot,
        },
    )


def _gather(project: Project, team: Posts) -> None:
    for email, trades in team:
        for code in trades:
            trade = Trade.objects.get(code=code)
            teams.join(project=project, person=user(email), trade=trade)


def _need(wanted: words.NeedWords) -> dict[str, object]:
    return {
        "kind": wanted.kind,
        "trade": Trade.objects.get(code=wanted.trade) if wanted.trade else None,
        "words": wanted.words,
        "days": wanted.days,
        "paired": wanted.paired,
    }


def _apply(project: Project, wanted: words.ApplicationWords) -> None:
    need = Need.objects.get(project=project, trade__code=wanted.trade)
    position = Position.objects.get(need=need)
    manager = Member.objects.filter(project=project).order_by("created_at", "pk")[0].person
    sent = applications.apply(
        position=position, person=user(wanted.person), side=wanted.side, note=wanted.note
    )
    if wanted.reply:
        applications.decline(application=sent, actor=manager, reply=wanted.reply)
    if wanted.retained:
        applications.retain(application=sent, actor=manager)


# --- films that were made here ----------------------------------------------------------------


def draft_of(film: words.FilmWords) -> Film:
    """Return the draft that the finished project of a film leaves, with its team as credits."""
    owner, name = user(film.owner), words.MADE_HERE[film.reel]
    project = teams.create(
        actor=owner,
        carrier=Organisation.objects.get(name=name) if name else owner,
        words={
            "title": film.title,
            "pitch": film.synopsis,
            "region": Region.objects.get(slug=film.region),
            "visibility": Visibility.PUBLIC,
        },
    )
    _gather(project, tuple((one.email, (one.trade,)) for one in film.credits if one.email))
    ends.wrap(project=project, actor=owner)
    return Film.objects.get(project=project)


def confirm(film: Film) -> None:
    """Let everyone who is named say that it is true."""
    for credit in film.credits.filter(state=CreditState.PROPOSED).exclude(person=None):
        credits_services.answer(credit=credit, confirmed=True)
