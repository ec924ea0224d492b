"""How a project's needs read."""

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.needs.models import Need

register = template.Library()


@register.filter
def needed(need: Need) -> str:
    """Return « 2 × prise de son », or what was written of gear, a place or music."""
    return f"{need.count} × {need}" if need.count > 1 else str(need)


@register.filter
def facts(need: Need) -> list[str]:
    """Return a need's kind, days and pairing, each in a word or two."""
    said = [str(need.get_kind_display())]
    if need.days:
        said.append(ngettext("%(n)s day", "%(n)s days", need.days) % {"n": need.days})
    return [*said, _("paired position")] if need.paired else said
