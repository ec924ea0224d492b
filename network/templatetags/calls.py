"""How a call's dates, places and positions read."""

from datetime import date
from typing import Protocol

from django import template
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from network.calls.models import CrewCall, Position

register = template.Library()


class Dated(Protocol):
    """Whatever has a first day and a last one."""

    first_day: date | None
    last_day: date | None


@register.filter
def dates(call: Dated) -> str:
    """Return « du 3 au 7 mars 2027 », « le 3 mars 2027 », or nothing when no day is said."""
    first, last = call.first_day, call.last_day
    if first and last and first != last:
        return _("from %(first)s to %(last)s") % {"first": _day(first, last), "last": _full(last)}
    day = first or last
    return _("on %(day)s") % {"day": _full(day)} if day else ""


@register.filter
def place(call: CrewCall) -> str:
    """Return « Saint-Paul, La Réunion », or the region alone."""
    return ", ".join(filter(None, [call.town, str(call.region)]))


@register.filter
def until(call: CrewCall) -> str:
    """Return « jusqu’au 12 mars 2027 », or nothing when no last day is said."""
    return _("until %(day)s") % {"day": _full(call.deadline)} if call.deadline else ""


@register.filter
def sought(call: CrewCall) -> list[str]:
    """Return a line a position: « 2 × machiniste », « montage (poste doublé) »."""
    return [sought_one(position) for position in call.positions.all()]


@register.filter
def sought_one(position: Position) -> str:
    said = str(position.trade)
    said = f"{position.count} × {said}" if position.count > 1 else said
    return _("%(trade)s (paired position)") % {"trade": said} if position.paired else said


def _full(day: date) -> str:
    return _said(day, "j F Y")


def _day(first: date, last: date) -> str:
    if first.year != last.year:
        return _full(first)
    return _said(first, "j" if first.month == last.month else "j F")


def _said(day: date, form: str) -> str:
    said = date_format(day, form)
    # French counts the first day of a month otherwise than the others: « 1er janvier ».
    return said.replace("1", pgettext("first day of a month", "1"), 1) if day.day == 1 else said
