"""What tus 1.0.0 puts into headers (https://tus.io/protocols/resumable-upload)."""

import base64
import binascii
import hashlib
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import http_date
from django.utils.translation import gettext as _

from streaming.intake import selectors
from streaming.intake.enums import UploadState
from streaming.intake.errors import (
    Malformed,
    TooLarge,
    UploadError,
    WrongChecksum,
    WrongType,
    WrongVersion,
)
from streaming.intake.models import Upload

VERSION = "1.0.0"
EXTENSIONS = "creation,termination,checksum,expiration"
CHUNK_TYPE = "application/offset+octet-stream"
CHECKSUMS: dict[str, Callable[[], "hashlib._Hash"]] = {
    "sha1": lambda: hashlib.sha1(usedforsecurity=False),
    "sha256": hashlib.sha256,
}
_BLOCK = 1024**2
# 2**63 - 1 has 19 digits; no length of a file has more.
_NUMBER = re.compile(r"[0-9]{1,19}")


@dataclass(frozen=True, slots=True)
class Checksum:
    """An announced digest and the name of its algorithm."""

    algorithm: str
    digest: bytes


def require_version(request: HttpRequest) -> None:
    """Raise WrongVersion unless the request speaks tus 1.0.0."""
    if request.headers.get("Tus-Resumable") != VERSION:
        raise WrongVersion(_("This address speaks tus 1.0.0: reload the page."))


def number(request: HttpRequest, header: str) -> int:
    """Return a header that holds a whole number of bytes. Raises Malformed."""
    value = request.headers.get(header, "")
    if _NUMBER.fullmatch(value) is None:
        raise Malformed(_("The header %s must be a whole number.") % header)
    return int(value)


def metadata(request: HttpRequest) -> dict[str, str]:
    """Return the pairs of `Upload-Metadata`, decoded. Raises Malformed.

    A value that is not UTF-8 is decoded with replacements: it is only ever shown.
    """
    pairs: dict[str, str] = {}
    for entry in filter(None, request.headers.get("Upload-Metadata", "").split(",")):
        key, _space, value = entry.strip().partition(" ")
        if not key or key in pairs:
            raise Malformed(_("The header %s is malformed.") % "Upload-Metadata")
        pairs[key] = _decoded(value, "Upload-Metadata").decode(errors="replace")
    return pairs


def _decoded(value: str, header: str) -> bytes:
    try:
        return base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        raise Malformed(_("The header %s is malformed.") % header) from None


def checksum(request: HttpRequest) -> Checksum | None:
    """Return the announced checksum of a chunk, or None. Raises Malformed."""
    header = request.headers.get("Upload-Checksum")
    if header is None:
        return None
    algorithm, _space, digest = header.partition(" ")
    if algorithm not in CHECKSUMS:
        raise Malformed(_("The checksum must be sha1 or sha256."))
    return Checksum(algorithm, _decoded(digest, "Upload-Checksum"))


def require_chunk(request: HttpRequest, upload: Upload, offset: int) -> None:
    """Refuse a chunk by its headers, before its bytes: WrongType, TooLarge."""
    if request.headers.get("Content-Type", "").strip().lower() != CHUNK_TYPE:
        raise WrongType(_("A piece of a film is sent as %s.") % CHUNK_TYPE)
    announced = request.headers.get("Content-Length", "")
    if announced.isdecimal() and offset + int(announced) > upload.asset.size:
        raise TooLarge(_("More was sent than the film holds: the file has changed."))


def blocks(request: HttpRequest, expected: Checksum | None) -> Iterator[bytes]:
    """Yield the body by blocks of 1 MiB; raise WrongChecksum at its end if it is another one."""
    digest = CHECKSUMS[expected.algorithm]() if expected else None
    while block := request.read(_BLOCK):
        if digest:
            digest.update(block)
        yield block
    if digest and expected and digest.digest() != expected.digest:
        raise WrongChecksum(_("A piece was damaged on its way: it will be sent again."))


def answer(status: int, upload: Upload | None = None, offset: int | None = None) -> HttpResponse:
    """Return an empty answer with the headers of the protocol."""
    response = HttpResponse(status=status)
    if offset is not None:
        response["Upload-Offset"] = str(offset)
    if upload is not None and upload.state == UploadState.RECEIVING:
        response["Upload-Expires"] = http_date(selectors.expires(upload).timestamp())
    return closed(response)


def refusal(error: UploadError) -> HttpResponse:
    """Return a refusal in the person's words."""
    response = HttpResponse(
        str(error), status=error.status, content_type="text/plain; charset=utf-8"
    )
    if error.status == HTTPStatus.PRECONDITION_FAILED:
        response["Tus-Version"] = VERSION
    return closed(response)


def closed(response: HttpResponse) -> HttpResponse:
    """Name the version, and keep the answer out of every cache."""
    response["Tus-Resumable"] = VERSION
    response["Cache-Control"] = "no-store"
    return response


def options() -> HttpResponse:
    """Return what this server can do."""
    response = HttpResponse(status=HTTPStatus.NO_CONTENT)
    response["Tus-Version"] = VERSION
    response["Tus-Extension"] = EXTENSIONS
    response["Tus-Max-Size"] = str(settings.UPLOAD_MAX_BYTES)
    response["Tus-Checksum-Algorithm"] = ",".join(CHECKSUMS)
    return closed(response)
