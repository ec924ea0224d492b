from labfilms.core.errors import LabFilmsError


class CallRefused(LabFilmsError):
    """What was asked of a crew call is not possible; the message says why and what to do."""
