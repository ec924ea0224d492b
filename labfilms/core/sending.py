"""Send a file: by nginx where there is one, else by ourselves, ranges included."""

import asyncio
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from http import HTTPStatus
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.core.handlers.asgi import ASGIRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import http_date

_BLOCK = 256 * 1024
# Up to here one read is cheaper than a stream: nearly every segment of 4 s fits.
_WHOLE = 8 * 1024**2
_RANGE = re.compile(r"bytes=(?P<first>[0-9]{0,19})-(?P<last>[0-9]{0,19})")
# A stored file is never a page, even if a browser is led to open it as one.
POLICY = "sandbox; default-src 'none'; form-action 'none'; frame-ancestors 'none'; base-uri 'none'"


@dataclass(frozen=True, slots=True)
class Span:
    """Bytes `first` to `last` of a file, both included; an empty file has last = -1."""

    first: int
    last: int

    @property
    def length(self) -> int:
        return self.last - self.first + 1


def send(request: HttpRequest, path: Path, *, content_type: str, cache: str) -> HttpResponseBase:
    """Return the file, the range of it that the request asks for, or that it has not changed.

    `cache` is the Cache-Control. nginx, where there is one, is asked for what stands under
    FILMS_ROOT. Raises FileNotFoundError.
    """
    inside = _inside(path) if settings.ACCEL_PREFIX else None
    if inside is not None:
        response: HttpResponseBase = HttpResponse()
        response["X-Accel-Redirect"] = f"{settings.ACCEL_PREFIX.rstrip('/')}/{quote(inside)}"
    else:
        response = _ourselves(request, path)
    response["Content-Type"] = content_type
    response["Cache-Control"] = cache
    response["Content-Security-Policy"] = POLICY
    response["X-Content-Type-Options"] = "nosniff"
    return response


def _inside(path: Path) -> str | None:
    resolved, root = path.resolve(strict=True), settings.FILMS_ROOT.resolve()
    return resolved.relative_to(root).as_posix() if resolved.is_relative_to(root) else None


def _ourselves(request: HttpRequest, path: Path) -> HttpResponseBase:
    stat = path.stat()
    tag = f'"{stat.st_mtime_ns:x}-{stat.st_size:x}"'
    known = get_conditional_response(request, etag=tag, last_modified=int(stat.st_mtime))
    response = known or _answer(request, path, stat.st_size, tag)
    response["ETag"] = tag
    response["Last-Modified"] = http_date(stat.st_mtime)
    return response


def _answer(request: HttpRequest, path: Path, size: int, tag: str) -> HttpResponseBase:
    span = _span(request, size, tag)
    return _part(request, path, span, size) if span else _outside(size)


def _outside(size: int) -> HttpResponseBase:
    response = HttpResponse(status=HTTPStatus.REQUESTED_RANGE_NOT_SATISFIABLE)
    response["Content-Range"] = f"bytes */{size}"
    return response


def _part(request: HttpRequest, path: Path, span: Span, size: int) -> HttpResponseBase:
    response = _body(request, path, span)
    response["Accept-Ranges"] = "bytes"
    response["Content-Length"] = str(span.length)
    if span.length < size:
        response.status_code = HTTPStatus.PARTIAL_CONTENT
        response["Content-Range"] = f"bytes {span.first}-{span.last}/{size}"
    return response


def _span(request: HttpRequest, size: int, tag: str) -> Span | None:
    """Return what to send, or None when the range lies outside (RFC 9110, section 14)."""
    whole = Span(0, size - 1)
    match = _RANGE.fullmatch(request.headers.get("Range", "").replace(" ", ""))
    # Several ranges, another unit, or a file that has changed: the whole is a right answer.
    if match is None or request.headers.get("If-Range", tag) != tag:
        return whole
    first, last = match["first"], match["last"]
    if not first:
        return Span(max(0, size - int(last)), size - 1) if last and int(last) and size else None
    if int(first) >= size:
        return None
    span = Span(int(first), min(int(last or size), size - 1))
    return span if span.length > 0 else whole


def _body(request: HttpRequest, path: Path, span: Span) -> HttpResponseBase:
    if request.method == "HEAD":
        return HttpResponse()
    if span.length <= _WHOLE:
        with path.open("rb") as file:
            file.seek(span.first)
            return HttpResponse(file.read(span.length))
    if isinstance(request, ASGIRequest):
        return StreamingHttpResponse(_stream_async(path, span))
    return StreamingHttpResponse(_stream(path, span))


def _stream(path: Path, span: Span) -> Iterator[bytes]:
    left = span.length
    with path.open("rb") as file:
        file.seek(span.first)
        while left > 0 and (block := file.read(min(_BLOCK, left))):
            left -= len(block)
            yield block


async def _stream_async(path: Path, span: Span) -> AsyncIterator[bytes]:
    # Given a plain iterator, Django would read it whole before the first byte leaves.
    blocks = _stream(path, span)
    try:
        while block := await asyncio.to_thread(next, blocks, b""):
            yield block
    finally:
        blocks.close()  # type: ignore[attr-defined]
