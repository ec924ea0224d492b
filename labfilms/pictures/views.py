import re
from uuid import UUID

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from labfilms.core import grants
from labfilms.pictures import selectors
from labfilms.pictures.models import Picture

NAME = re.compile(r"^\d{2,5}\.(avif|webp)$")


@require_safe
def public(_request: HttpRequest, pk: UUID, key: str, name: str) -> HttpResponseBase:
    picture = get_object_or_404(Picture, pk=pk, key=key, public=True)
    # A minute for shared caches, which a picture that leaves the public cannot reach.
    return _send(picture, name, "public, max-age=86400, s-maxage=60")


@require_safe
def granted(_request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    grant = grants.read(selectors.PURPOSE, token)
    if grant is None:
        raise Http404
    pk, _, key = grant.payload.partition("~")
    picture = get_object_or_404(Picture, pk=UUID(hex=pk), key=key)
    return _send(picture, name, "private, max-age=3600")


def _send(picture: Picture, name: str, cache: str) -> HttpResponseBase:
    path = picture.folder / name
    if not NAME.match(name) or not path.is_file():
        raise Http404
    kind = f"image/{path.suffix[1:]}"
    if settings.ACCEL_PREFIX:
        response: HttpResponseBase = HttpResponse(content_type=kind)
        response["X-Accel-Redirect"] = selectors.accel_path(picture, name)
    else:
        response = FileResponse(path.open("rb"), content_type=kind)
    response["Cache-Control"] = cache
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
