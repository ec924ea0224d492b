"""The credits that wait for a person’s word."""

from collections.abc import Iterable

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import CreditState
from ecran.films.models import Credit, Film
from labfilms.ui.waiting import Wait, provide

# More than that is not read at once; the next ones come when these have their answer.
MOST_WAITS = 5


@provide(order=20)
def credits_to_confirm(request: HttpRequest) -> Iterable[Wait]:
    """Tell on which films a person is credited and has not said if it is right."""
    if not request.user.is_authenticated:
        return
    waiting = Credit.objects.filter(
        person=request.user.pk,
        state=CreditState.PROPOSED,
        film__in=Film.objects.visible_to(request.user).values("pk"),
    ).select_related("film", "trade")
    for credit in waiting.order_by("-pk")[:MOST_WAITS]:
        words = {"title": credit.film, "trade": credit.trade}
        said = _("You are credited on “%(title)s” (%(trade)s): is that right?")
        yield Wait(str(said) % words, credit.film.get_absolute_url())
