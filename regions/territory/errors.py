"""What may go wrong with the ground."""

from labfilms.core.errors import LabFilmsError


class TownsMissing(LabFilmsError):
    """The official geographic code is not installed, or cannot be read."""
