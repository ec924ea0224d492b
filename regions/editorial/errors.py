from labfilms.core.errors import LabFilmsError


class MessageRefused(LabFilmsError):
    """What was written to the team cannot leave now; the message says why."""
