"""What people are told of their verification."""

from django.utils.translation import gettext_lazy as _

from labfilms.notify.kinds import Kind, register

GIVEN = register(
    Kind(
        "verification.given",
        _("My page or my label is verified"),
        _("“%(thing)s” is verified: %(reason)s"),
    )
)
ENDED = register(
    Kind(
        "verification.ended",
        _("My page or my label is verified no longer"),
        _("“%(thing)s” is verified no longer: %(reason)s"),
    )
)
