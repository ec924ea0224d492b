from labfilms.core.errors import LabFilmsError


class KeyRefused(LabFilmsError):
    """A key cannot be made."""
