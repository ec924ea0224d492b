import re
from uuid import UUID

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from labfilms.core import grants, sending
from labfilms.pictures import selectors
from labfilms.pictures.models import Picture

NAME = re.compile(r"\d{2,5}\.(?P<kind>avif|webp)")


@require_safe
def public(request: HttpRequest, pk: UUID, key: str, name: str) -> HttpResponseBase:
    picture = get_object_or_404(Picture, pk=pk, key=key, public=True)
    # A minute for shared caches, which a picture that leaves the public cannot reach.
    return _send(request, picture, name, "public, max-age=86400, s-maxage=60")


@require_safe
def granted(request: HttpRequest, token: str, name: str) -> HttpResponseBase:
    grant = grants.read(selectors.PURPOSE, token)
    if grant is None:
        raise Http404
    pk, _, key = grant.payload.partition("~")
    picture = get_object_or_404(Picture, pk=UUID(hex=pk), key=key)
    return _send(request, picture, name, "private, max-age=3600")


def _send(request: HttpRequest, picture: Picture, name: str, cache: str) -> HttpResponseBase:
    match = NAME.fullmatch(name)
    if match is None:
        raise Http404
    path = picture.folder / name
    try:
        return sending.send(request, path, content_type=f"image/{match['kind']}", cache=cache)
    except FileNotFoundError:
        raise Http404 from None
