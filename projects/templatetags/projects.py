"""How a project's needs read."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from network.templatetags.calls import dates
from projects.needs.models import Need
from projects.space.enums import Stage
from projects.space.models import Project

register = template.Library()


@register.filter
def needed(need: Need) -> str:
    """Return « 2 × prise de son », or what was written of gear, a place or music."""
    return f"{need.count} × {need}" if need.count > 1 else str(need)


@register.filter
def stages(project: Project) -> list[dict[str, str]]:
    """Return the stages of a film, each done, current or still to come."""
    at = Stage.values.index(project.stage)
    states = ["done" if place < at else "later" for place in range(len(Stage.values))]
    states[at] = "current"
    return [
        {"label": str(stage.label), "state": state}
        for stage, state in zip(Stage, states, strict=True)
    ]


@register.filter
def shoot_days(project: Project) -> str:
    """Return « du 3 au 7 mars 2027 », « le 3 mars 2027 », or nothing when no day is said."""
    return dates(project)


@register.filter
def facts(need: Need) -> list[str]:
    """Return a need's kind (a post's is plain to see), days and pairing, in a word or two each."""
    said = [] if need.is_post else [str(need.get_kind_display())]
    if need.days:
        said.append(ngettext("%(n)s day", "%(n)s days", need.days) % {"n": need.days})
    return [*said, _("paired position")] if need.paired else said
