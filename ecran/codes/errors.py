from labfilms.core.errors import LabFilmsError


class CodeRefused(LabFilmsError):
    """A code opens nothing here, or cannot be made so; the message says why and what to do."""
