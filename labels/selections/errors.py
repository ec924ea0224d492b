from labfilms.core.errors import LabFilmsError


class SelectionRefused(LabFilmsError):
    """What was asked of a selection is not possible; the message says why."""
