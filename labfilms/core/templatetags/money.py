from django import template

from labfilms.core import money as sums

register = template.Library()


@register.filter
def money(cents: int | None) -> str:
    """Write cents as a sum of the place; nothing for none."""
    return "" if cents is None else sums.written(cents)


@register.filter
def rate(points: int) -> str:
    """Write basis points as a rate in per cent."""
    return sums.rate_written(points)
