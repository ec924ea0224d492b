from labfilms.core.errors import LabFilmsError


class FilmRefused(LabFilmsError):
    """What was asked of a film is not possible; the message says why and what to do."""
