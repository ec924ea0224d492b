"""Read crew calls, applications and invitations."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet

from labfilms.accounts.models import User, Viewer
from labfilms.moderation.models import OPEN
from network.calls.enums import (
    ALIVE,
    WAITING,
    ApplicationState,
    CallState,
    InvitationState,
    Pay,
)
from network.calls.models import Application, CrewCall, Invitation, Position
from network.organisations.models import Organisation
from network.people.enums import Department
from network.people.models import Profile
from regions.territory.models import spoken_name

Seat = tuple[int, str]


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list of calls is narrowed to: a region's slug, a department of trades, a pay."""

    region: str = ""
    department: str = ""
    pay: str = ""

    def __bool__(self) -> bool:
        return any((self.region, self.department, self.pay))


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed to: (value, name, how many calls)."""

    regions: list[tuple[str, str, int]]
    departments: list[tuple[str, str, int]]
    pays: list[tuple[str, str, int]]


@dataclass(slots=True)
class Place:
    """One side of a position, as its page shows it to someone."""

    side: str
    name: str
    left: int


@dataclass(slots=True)
class Line:
    """A position of a call's page: its free places, and what the viewer has to do with it."""

    position: Position
    places: list[Place] = field(default_factory=list)
    application: Application | None = None
    invitation: Invitation | None = None

    @property
    def left(self) -> int:
        return sum(place.left for place in self.places)

    @property
    def free(self) -> list[Place]:
        return [place for place in self.places if place.left]


def calls(filters: Filters) -> QuerySet[CrewCall]:
    """Return the calls open today, the latest published first, ready for cards.

    A list says no more to one person than to another: one's own calls have their own list.
    """
    found = with_card(CrewCall.objects.open_now())
    if filters.region:
        found = found.filter(region__slug=filters.region)
    if filters.department:
        held = Position.objects.filter(trade__department=filters.department)
        found = found.filter(pk__in=held.values("call"))
    return found.filter(pay=filters.pay) if filters.pay else found


def with_card(found: QuerySet[CrewCall]) -> QuerySet[CrewCall]:
    """Prefetch what a card shows: carrier, region, positions with their trade."""
    return found.select_related("organisation", "person", "region").prefetch_related(
        Prefetch("positions", Position.objects.select_related("trade"))
    )


def facets(filters: Filters) -> Facets:
    """Return the regions, departments and pays of open calls; each counts within the others."""
    of_region = calls(Filters(department=filters.department, pay=filters.pay))
    of_department = calls(Filters(region=filters.region, pay=filters.pay))
    of_pay = calls(Filters(region=filters.region, department=filters.department))
    regions = of_region.order_by().values_list("region__slug", "region__name")
    positions = Position.objects.filter(call__in=of_department.order_by().values("pk"))
    departments = dict(
        positions.order_by()
        .values_list("trade__department")
        .annotate(count=Count("call", distinct=True))
    )
    pays = dict(of_pay.order_by().values_list("pay").annotate(count=Count("pk")))
    return Facets(
        regions=[
            (slug, spoken_name(slug, name), count)
            for slug, name, count in regions.annotate(count=Count("pk")).order_by("region__name")
        ],
        departments=[
            (code, str(Department(code).label), departments[code])
            for code in Department.values
            if code in departments
        ],
        pays=[(code, str(Pay(code).label), pays[code]) for code in Pay.values if code in pays],
    )


def call_page(viewer: Viewer, slug: str) -> CrewCall | None:
    """Return one call this person may read, with what its page shows, or None."""
    return with_card(CrewCall.objects.visible_to(viewer)).filter(slug=slug).first()


def lines_of(call: CrewCall, viewer: Viewer) -> list[Line]:
    """Return the positions of a call with their free places; four queries at most."""
    positions = list(call.positions.all())
    held = taken(positions)
    lines = {position.pk: Line(position) for position in positions}
    for position in positions:
        for side in position.sides:
            left = max(0, position.count - held[position.pk, side])
            lines[position.pk].places.append(Place(side, str(side.label), left))
    if viewer.is_authenticated:
        mine = Application.objects.filter(position__in=positions, person=viewer.pk)
        for application in mine.exclude(state=ApplicationState.WITHDRAWN):
            lines[application.position_id].application = application
        asked = Invitation.objects.filter(position__in=positions, person=viewer.pk)
        for invitation in asked.filter(state=InvitationState.SENT).select_related("invited_by"):
            lines[invitation.position_id].invitation = invitation
    return list(lines.values())


def taken(positions: Iterable[Position]) -> Counter[Seat]:
    """Return how many people hold each side of some positions; two queries."""
    keys = [position.pk for position in positions]
    retained = Application.objects.filter(position__in=keys, state=ApplicationState.RETAINED)
    accepted = Invitation.objects.filter(position__in=keys, state=InvitationState.ACCEPTED)
    seats: Counter[Seat] = Counter(retained.values_list("position", "side"))
    seats.update(accepted.values_list("position", "side"))
    return seats


def is_filled(position: Position) -> bool:
    """Tell whether every place of a position is taken."""
    held = taken([position])
    return all(held[position.pk, side] >= position.count for side in position.sides)


def applications_of(call: CrewCall) -> QuerySet[Application]:
    """Return the applications to a call, by position, the first sent first, withdrawn ones last."""
    sent = Application.objects.filter(position__call=call)
    return sent.select_related("person", "position__trade", "position__call").order_by(
        "position__order", "position", "sent_at", "pk"
    )


def profiles_of_applicants(applications: Iterable[Application]) -> dict[int, Profile]:
    """Return the profiles that were sent, by user id, private ones too: that is what was sent."""
    people = [application.person_id for application in applications]
    sent = Profile.objects.filter(OPEN, user__in=people, user__is_active=True)
    sent = sent.select_related("user", "region", "photo")
    return {profile.user_id: profile for profile in sent.prefetch_related("places__trade")}


def invitations_of(call: CrewCall) -> QuerySet[Invitation]:
    """Return the invitations to a call's positions, the latest first."""
    sent = Invitation.objects.filter(position__call=call)
    return sent.select_related("person", "position__trade", "position__call")


def applications_by(user: Viewer) -> QuerySet[Application]:
    """Return a person's own applications, the latest first."""
    if not user.is_authenticated:
        return Application.objects.none()
    own = Application.objects.filter(person=user.pk)
    return own.select_related("position__trade", "position__call").order_by("-sent_at", "-pk")


def invitations_for(user: Viewer) -> QuerySet[Invitation]:
    """Return what a person is invited to and has not answered, the latest first."""
    if not user.is_authenticated:
        return Invitation.objects.none()
    readable = CrewCall.objects.visible_to(user).values("pk")
    waiting = Invitation.objects.filter(
        person=user.pk, state=InvitationState.SENT, position__call__in=readable
    )
    return waiting.select_related("invited_by", "position__trade", "position__call")


def calls_held_by(user: Viewer) -> QuerySet[CrewCall]:
    """Return the calls this person looks after, the last touched first.

    Each has `waiting`: how many applications wait for an answer.
    """
    waits = Q(positions__applications__state__in=WAITING)
    counted = Count("positions__applications", filter=waits, distinct=True)
    held = CrewCall.objects.held_by(user).annotate(waiting=counted)
    return with_card(held).order_by("-updated_at", "-pk")


def calls_to_answer(user: Viewer) -> QuerySet[CrewCall]:
    """Return the calls that a person looks after and whose applicants wait, each with `waiting`."""
    waits = Count("positions__applications", filter=Q(positions__applications__state__in=WAITING))
    held = CrewCall.objects.held_by(user).annotate(waiting=waits)
    return held.filter(waiting__gt=0).order_by("deadline", "pk")


def calls_of(organisations: Sequence[Organisation]) -> QuerySet[CrewCall]:
    """Return the open calls that structures carry, the latest first, ready for cards."""
    return with_card(CrewCall.objects.open_now().filter(organisation__in=organisations))


def positions_to_fill(user: Viewer) -> list[Position]:
    """Return the positions with a free place in the calls that this person looks after.

    Calls that are closed, late or withheld offer nothing; drafts do, since one may invite before
    publishing. Three queries.
    """
    held = CrewCall.objects.held_by(user).filter(OPEN).exclude(state=CallState.CLOSED)
    positions = Position.objects.filter(call__in=held).select_related("call", "trade")
    found = [
        position for position in positions.order_by("call", "order") if not position.call.is_late
    ]
    seats = taken(found)
    return [
        position
        for position in found
        if any(seats[position.pk, side] < position.count for side in position.sides)
    ]


def holders_of(call: CrewCall) -> QuerySet[User]:
    """Return whoever looks after a call and has an open account."""
    return call.holders.filter(is_active=True)


def living_application(position: Position, person: User) -> Application | None:
    """Return a person's application to a position that was not withdrawn, or None."""
    sent = Application.objects.filter(position=position, person=person)
    return sent.exclude(state=ApplicationState.WITHDRAWN).order_by("-sent_at").first()


def living_invitation(position: Position, person: User) -> Invitation | None:
    """Return the invitation of a person to a position that waits or was accepted, or None."""
    states = (InvitationState.SENT, InvitationState.ACCEPTED)
    sent = Invitation.objects.filter(position=position, person=person, state__in=states)
    return sent.first()


def has_answers(call: CrewCall) -> bool:
    """Tell whether anyone applied to a call, or is invited to it, and still waits or stays."""
    asked = Invitation.objects.filter(
        position__call=call, state__in=(InvitationState.SENT, InvitationState.ACCEPTED)
    )
    sent = Application.objects.filter(position__call=call, state__in=ALIVE)
    return sent.exists() or asked.exists()
