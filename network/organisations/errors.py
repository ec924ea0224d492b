from labfilms.core.errors import LabFilmsError


class OrganisationRefused(LabFilmsError):
    """What was asked of a structure is not possible; the message says why."""
