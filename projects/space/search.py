"""Projects as they are found: those that their teams made public."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from labfilms.accounts.models import User
from labfilms.search.declarations import Facet, Follow, Searchable, Text, Viewer
from labfilms.search.port import Audience, Weight
from labfilms.search.registry import register, register_facet
from network.organisations.models import Membership, Organisation
from projects.space import selectors
from projects.space.enums import Stage
from projects.space.models import Project
from projects.space.slots import PROJECT_FACTS


def rows() -> QuerySet[Project]:
    """Return projects with carrier and region; `listed` says if everyone may see them."""
    listed = Project.objects.listed().filter(pk=OuterRef("pk"))
    found = Project.objects.select_related("organisation", "person", "region")
    return found.annotate(listed=Exists(listed))


def audience(project: Project) -> Audience | None:
    return Audience.PUBLIC if getattr(project, "listed", False) else None


def around(project: Project) -> str:
    return ", ".join(filter(None, [str(project.carrier or ""), project.town, project.region.name]))


def cards(found: Sequence[Project], request: HttpRequest) -> Mapping[Any, str]:
    template = get_template("projects/space/project_row.html")
    said = PROJECT_FACTS.fill(found, request)
    return {one.pk: template.render({"project": one, "facts": said[one.pk]}) for one in found}


def visible_to(_viewer: Viewer) -> QuerySet[Project]:
    # As in every list of projects: the public ones.
    return selectors.projects()


def _stages(_values: Collection[str]) -> Mapping[str, str | Promise]:
    return dict(Stage.choices)


def _of_person(user: User) -> Iterable[int]:
    held = Membership.objects.in_charge().filter(person=user.pk).values("organisation")
    carried = Project.objects.filter(Q(person=user.pk) | Q(organisation__in=held))
    return carried.values_list("pk", flat=True)


def _of_organisation(organisation: Organisation) -> Iterable[int]:
    return Project.objects.filter(organisation=organisation.pk).values_list("pk", flat=True)


def _of_place(place: Membership) -> Iterable[int]:
    return Project.objects.filter(organisation=place.organisation_id).values_list("pk", flat=True)


register_facet(Facet("stage", "etape", _("Stage"), _stages, by_count=False))
register(
    Searchable(
        name="projects",
        parameter="projets",
        label=_("Projects"),
        order=40,
        model=Project,
        rows=rows,
        audience=audience,
        title=lambda project: project.title,
        texts={
            "title": Text(Weight.TITLE, lambda project: project.title),
            "pitch": Text(Weight.SUMMARY, lambda project: project.pitch),
            "around": Text(Weight.REST, around),
        },
        facets={
            "region": lambda project: [project.region.slug],
            "stage": lambda project: [project.stage],
        },
        moment=lambda project: project.updated_at,
        visible_to=visible_to,
        cards=cards,
        follows=(
            Follow(Organisation, _of_organisation, fields=frozenset({"name", "withheld"})),
            Follow(Membership, _of_place),
            Follow(User, _of_person, fields=frozenset({"name", "is_active"})),
        ),
    )
)
