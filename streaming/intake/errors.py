"""What an upload may be refused for; each carries the words that the person reads."""

from http import HTTPStatus
from typing import ClassVar

from labfilms.core.errors import LabFilmsError


class UploadError(LabFilmsError):
    """An upload is refused. `status` is the answer that tus 1.0.0 gives it."""

    status: ClassVar[int] = HTTPStatus.BAD_REQUEST


class Malformed(UploadError):
    """The request does not follow tus 1.0.0."""


class WrongVersion(UploadError):
    status = HTTPStatus.PRECONDITION_FAILED


class WrongType(UploadError):
    status = HTTPStatus.UNSUPPORTED_MEDIA_TYPE


class WrongOffset(UploadError):
    """The client believes that the file stands elsewhere than it does: it must ask."""

    status = HTTPStatus.CONFLICT


class AlreadyWhole(UploadError):
    """Every byte is here: the film is a source now, and only its film can discard it."""

    status = HTTPStatus.CONFLICT


class WrongChecksum(UploadError):
    """The bytes are not those that were announced: none of them was kept."""

    status = 460  # the tus checksum extension's own, unknown to HTTPStatus


class TooLarge(UploadError):
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE


class TooMany(UploadError):
    status = HTTPStatus.TOO_MANY_REQUESTS


class Gone(UploadError):
    """The upload was cancelled or has expired: it will not come back."""

    status = HTTPStatus.GONE


class Locked(UploadError):
    """Another request writes to this upload at this moment."""

    status = HTTPStatus.LOCKED


class DiskFull(UploadError):
    status = HTTPStatus.INSUFFICIENT_STORAGE
