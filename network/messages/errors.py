from labfilms.core.errors import LabFilmsError


class MessageRefused(LabFilmsError):
    """What was to be written was not sent; the message says why."""
