"""What offers tell people."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

SOLD = register(
    Kind(
        "offers.sold",
        _("A film that I made as a volunteer goes on sale"),
        _("“%(film)s”, which you made as a volunteer, goes on sale"),
    )
)
