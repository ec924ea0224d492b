"""Read projects and their teams."""

from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet

from labfilms.accounts.models import User, Viewer
from projects.space.enums import MemberState, Role, Stage
from projects.space.models import Member, Post, Project
from regions.territory.models import spoken_name


@dataclass(frozen=True, slots=True)
class Facets:
    """What a list can be narrowed to: (value, name, how many)."""

    stages: list[tuple[str, str, int]]
    regions: list[tuple[str, str, int]]


def projects(*, stage: str = "", region: str = "") -> QuerySet[Project]:
    """Return the public projects, the last touched first, with carrier and region.

    A list says no more to one person than to another: one's own projects have their own list.
    """
    found = Project.objects.listed().select_related("region", "organisation", "person")
    if stage:
        found = found.filter(stage=stage)
    return found.filter(region__slug=region) if region else found


def facets(*, stage: str = "", region: str = "") -> Facets:
    """Return the stages and regions of public projects; each counts within the other."""
    stages = dict(
        projects(region=region).order_by().values_list("stage").annotate(count=Count("pk"))
    )
    regions = (
        projects(stage=stage)
        .order_by()
        .values_list("region__slug", "region__name")
        .annotate(count=Count("pk"))
        .order_by("region__name")
    )
    named = [
        (code, str(Stage(code).label), stages[code]) for code in Stage.values if code in stages
    ]
    spoken = [(slug, spoken_name(slug, name), count) for slug, name, count in regions]
    return Facets(stages=named, regions=spoken)


def project_page(viewer: Viewer, slug: str) -> Project | None:
    """Return one project this person may see, with carrier and region, or None."""
    found = Project.objects.visible_to(viewer).filter(slug=slug)
    return found.select_related("region", "organisation", "person").first()


def projects_of(user: Viewer) -> QuerySet[Project]:
    """Return the projects of which a person is in the team, the last touched first."""
    return Project.objects.of(user).select_related("region", "organisation", "person")


def with_posts(members: QuerySet[Member]) -> QuerySet[Member]:
    """Prefetch each member's person, and posts with their trade."""
    posts = Post.objects.select_related("trade")
    return members.select_related("person").prefetch_related(Prefetch("posts", posts))


def team_of(project: Project) -> list[Member]:
    """Return a project's team in the order of a crew list, then by arrival; two queries."""
    active = with_posts(project.members.filter(state=MemberState.ACTIVE, person__is_active=True))

    def place(member: Member) -> tuple[int, int]:
        orders = [post.trade.order for post in member.posts.all()]
        return (min(orders, default=10_000), member.pk)

    return sorted(active, key=place)


def invited_to(project: Project) -> QuerySet[Member]:
    """Return the places in a team that wait for an answer, with person and posts."""
    return with_posts(project.members.filter(state=MemberState.INVITED))


def invitations_for(user: Viewer) -> QuerySet[Member]:
    """Return the teams that a person is invited to and has not answered."""
    if not user.is_authenticated:
        return Member.objects.none()
    waiting = Member.objects.filter(person=user.pk, state=MemberState.INVITED)
    return with_posts(waiting).select_related("project", "invited_by")


def managers_of(project: Project) -> list[User]:
    """Return whoever is in charge of a project and has an open account, the first to come first."""
    held = project.members.filter(
        state=MemberState.ACTIVE, role=Role.MANAGER, person__is_active=True
    )
    return [member.person for member in held.select_related("person")]


def place_of(project: Project, user: Viewer) -> Member | None:
    """Return a person's place in a team, whatever its state, or None."""
    if not user.is_authenticated:
        return None
    return with_posts(project.members.filter(person=user.pk)).first()
