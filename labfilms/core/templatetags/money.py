from django import template

from labfilms.core import money as sums

register = template.Library()


@register.filter
def money(cents: int | None) -> str:
    """Write cents as a sum of the place; nothing for none."""
    return "" if cents is None else sums.written(cents)


@register.filter
def exact(cents: int) -> str:
    """Write cents as a sum with its two figures after the comma, for a column of sums."""
    return sums.exact(cents)


@register.filter
def rate(points: int) -> str:
    """Write basis points as a rate in per cent."""
    return sums.rate_written(points)
