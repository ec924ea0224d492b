"""The tus 1.0.0 server, as ordinary views.

Under ASGI, Django spools a whole body before it calls a view, so a cut loses the chunk that was
on its way and nothing else: our page sends chunks of 4 MiB (promise: at most 5 MiB again a
cut), and the lock is held for the time of a copy, never for the time of a network.
"""

import base64
from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any, Concatenate, ParamSpec
from uuid import UUID

from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, JsonResponse
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from labfilms.accounts.models import User
from labfilms.core import languages
from streaming.intake import disk, selectors, services, tus
from streaming.intake.errors import UploadError
from streaming.intake.models import Upload

P = ParamSpec("P")
TusView = Callable[Concatenate[HttpRequest, P], HttpResponse]


def speaks_tus(*methods: str) -> Callable[[TusView[P]], TusView[P]]:
    """Frame a view of the protocol: sign-in, methods, version, refusals in words."""

    def frame(view: TusView[P]) -> TusView[P]:
        @wraps(view)
        def framed(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if request.method == "OPTIONS":
                return tus.options()
            # One address for all pages: the script says which language its page speaks.
            with translation.override(languages.asked_by(request)):
                return answered(request, *args, **kwargs)

        def answered(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            if not request.user.is_authenticated:
                words = _("Sign in to send a film: what was sent is kept.")
                return _words(HTTPStatus.UNAUTHORIZED, words)
            if request.method not in methods:
                return tus.closed(HttpResponseNotAllowed([*methods, "OPTIONS"]))
            try:
                return view(request, *args, **kwargs)
            except UploadError as error:
                return tus.refusal(error)

        return framed

    return frame


@speaks_tus("GET", "POST")
def uploads(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        return _create(request)
    found = [_described(upload) for upload in selectors.unfinished(request.user)]
    return tus.closed(JsonResponse({"uploads": found}))


@speaks_tus("HEAD", "PATCH", "DELETE")
def upload(request: HttpRequest, pk: UUID) -> HttpResponse:
    tus.require_version(request)
    found = selectors.upload_of(request.user, pk)
    if found is None:
        return _words(HTTPStatus.NOT_FOUND, _("There is no such upload."))
    if request.method == "PATCH":
        return _append(request, found)
    return _state(found) if request.method == "HEAD" else _cancel(found)


def _create(request: HttpRequest) -> HttpResponse:
    assert isinstance(request.user, User)  # noqa: S101 - the frame let no stranger in
    tus.require_version(request)
    words = tus.metadata(request)
    made = services.create_upload(
        owner=request.user,
        filename=words.get("filename", ""),
        size=tus.number(request, "Upload-Length"),
        fingerprint=words.get("fingerprint", ""),
    )
    response = tus.answer(HTTPStatus.CREATED, made, 0)
    response["Location"] = _address(made)
    # The page attaches the source to its film without asking again.
    response["LabFilms-Asset"] = str(made.asset_id)
    return response


def _state(found: Upload) -> HttpResponse:
    response = tus.answer(HTTPStatus.OK, found, services.settle(upload=found))
    response["Upload-Length"] = str(found.asset.size)
    name = base64.b64encode(found.asset.filename.encode()).decode()
    response["Upload-Metadata"] = f"filename {name}"
    return response


def _append(request: HttpRequest, found: Upload) -> HttpResponse:
    services.require_open(found)
    offset = tus.number(request, "Upload-Offset")
    tus.require_chunk(request, found, offset)
    blocks = tus.blocks(request, tus.checksum(request))
    end = services.receive(upload=found, offset=offset, blocks=blocks)
    return tus.answer(HTTPStatus.NO_CONTENT, found, end)


def _cancel(found: Upload) -> HttpResponse:
    services.cancel(upload=found)
    return tus.answer(HTTPStatus.NO_CONTENT)


def _words(status: int, words: str) -> HttpResponse:
    response = HttpResponse(words, status=status, content_type="text/plain; charset=utf-8")
    return tus.closed(response)


def _address(upload: Upload) -> str:
    return reverse("streaming:upload", args=(upload.pk,))


def _described(upload: Upload) -> dict[str, Any]:
    return {
        "id": str(upload.pk),
        "address": _address(upload),
        "asset": str(upload.asset_id),
        "filename": upload.asset.filename,
        "size": upload.asset.size,
        "offset": disk.offset(upload.asset) or 0,
        "fingerprint": upload.fingerprint,
        "expires": selectors.expires(upload).isoformat(),
    }
