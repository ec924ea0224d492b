from labfilms.core.errors import LabFilmsError


class OfferRefused(LabFilmsError):
    """Something cannot be offered so; the message says why and what to do."""
