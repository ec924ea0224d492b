from labfilms.core.errors import LabFilmsError


class AccessRefused(LabFilmsError):
    """An access cannot be given; the message says why and what to do."""
