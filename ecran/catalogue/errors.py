from labfilms.core.errors import LabFilmsError


class CatalogueRefused(LabFilmsError):
    """What was asked of a catalogue is not possible; the message says why and what to do."""
