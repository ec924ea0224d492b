from labfilms.core.errors import LabFilmsError


class OrderRefused(LabFilmsError):
    """Something cannot be bought, paid or refunded so; the message says why and what to do."""
