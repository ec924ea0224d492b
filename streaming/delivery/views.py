"""The files of a film: each request is checked, and everything wrong gets the same answer."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.http import require_safe

from labfilms.core import sending
from streaming.delivery import addresses, passes, revocations
from streaming.delivery.addresses import Opened
from streaming.intake.models import Asset
from streaming.packages.models import Package

PRIVATE = "private, no-store"
# s-maxage and the life of the revocation list add up to the promised 60 seconds.
SHARED = "public, max-age=3600, s-maxage=30"
# Segments: what is only asked for when a film plays.
PICTURES = ".m4s"


@require_safe
def file(request: HttpRequest, grant: str, name: str, path: str) -> HttpResponseBase:
    opened = _open(request, addresses.PLAYBACK, grant)
    if opened is None or opened.package != name:
        return _nothing()
    # No query: the grant says which source and which package, and the disk says the rest. But for
    # the first picture of a pass that a room counts.
    folder = Package(asset=Asset(pk=opened.asset), name=name).folder
    found = addresses.file_of(folder, path)
    if found is None or (found.suffix == PICTURES and not passes.may_play(opened)):
        return _nothing()
    # A playlist may still grow, and is small: no cache keeps one.
    shared = opened.viewer == addresses.PUBLIC and found.suffix != ".m3u8"
    return sending.send(
        request,
        found,
        content_type=addresses.TYPES[found.suffix],
        cache=SHARED if shared else PRIVATE,
    )


@require_safe
def original(request: HttpRequest, grant: str) -> HttpResponseBase:
    opened = _open(request, addresses.ORIGINAL, grant)
    asset = Asset.objects.filter(pk=opened.asset).first() if opened else None
    if asset is None or not asset.source.is_file():
        return _nothing()
    response = sending.send(
        request, asset.source.resolve(), content_type="application/octet-stream", cache=PRIVATE
    )
    attachment = content_disposition_header(as_attachment=True, filename=asset.filename)
    response["Content-Disposition"] = attachment or "attachment"
    return response


def _open(request: HttpRequest, purpose: str, grant: str) -> Opened | None:
    opened = addresses.read(purpose, grant)
    if opened is None or not _is_theirs(request, opened.viewer):
        return None
    dead = revocations.is_dead(
        asset=opened.asset, viewer=opened.viewer, generation=opened.generation
    )
    return None if dead else opened


def _is_theirs(request: HttpRequest, viewer: str) -> bool:
    # A person's grant, copied to somebody else, opens nothing; nor does it after signing out.
    # A pass of nobody's is held by whoever has its page: that page counts and says who looked.
    if viewer in {addresses.PUBLIC, addresses.ANYONE}:
        return True
    held = addresses.read_pass(viewer)
    person = viewer if held is None else held[2]
    return not person or str(request.user.pk) == person


def _nothing() -> HttpResponse:
    response = HttpResponse(status=HTTPStatus.NOT_FOUND, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-store"
    return response
