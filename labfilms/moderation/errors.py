from labfilms.core.errors import LabFilmsError


class ModerationRefused(LabFilmsError):
    """What was asked of moderation is not possible; the message says why."""
