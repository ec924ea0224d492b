from labfilms.core.errors import LabFilmsError


class PictureRefused(LabFilmsError):
    """The file is not a picture that we can keep; the message says why."""
