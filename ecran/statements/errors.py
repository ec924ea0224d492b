from labfilms.core.errors import LabFilmsError


class StatementRefused(LabFilmsError):
    """A share or a payment cannot be written so; the message says why and what to do."""
