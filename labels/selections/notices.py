"""What selections tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

SELECTED = register(
    Kind(
        "selections.film_selected",
        _("A label selects a film you are credited on"),
        _("%(label)s selects “%(film)s” in “%(selection)s”."),
    )
)
UNAVAILABLE = register(
    Kind(
        "selections.film_unavailable",
        _("A film of one of your selections is no longer available"),
        _("“%(film)s” is no longer available: in “%(selection)s” its line is grey."),
    )
)
