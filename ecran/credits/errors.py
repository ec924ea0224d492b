from labfilms.core.errors import LabFilmsError


class CreditRefused(LabFilmsError):
    """What was asked of a credit is not possible; the message says why."""
