from labfilms.core.errors import LabFilmsError


class VerificationRefused(LabFilmsError):
    """What was asked of a verification is not possible; the message says why."""
