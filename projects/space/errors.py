from labfilms.core.errors import LabFilmsError


class ProjectRefused(LabFilmsError):
    """What was asked of a project is not possible; the message says why and what to do."""
