from django.utils.translation import gettext_lazy as _

from labfilms.core.errors import LabFilmsError


class NothingToRetry(LabFilmsError):
    """A retry was asked for a source that has not failed."""

    def __init__(self) -> None:
        super().__init__(_("There is nothing to try again: this film has not failed."))
