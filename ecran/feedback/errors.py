from labfilms.core.errors import LabFilmsError


class RegardRefused(LabFilmsError):
    """A word on a film cannot be kept now; the message says why."""
