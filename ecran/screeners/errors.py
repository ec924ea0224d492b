from labfilms.core.errors import LabFilmsError


class ScreenerRefused(LabFilmsError):
    """What was asked of a link to a film is not possible; the message says why and what to do."""
