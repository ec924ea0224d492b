from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.text import slugify
from django.views.decorators.http import require_safe

from labels.laurels import selectors


@require_safe
def verify(request: HttpRequest, code: str) -> HttpResponse:
    found = selectors.verified(code, request.user)
    if found is None:
        raise Http404
    return render(request, "labels/laurels/laurel_detail.html", {"found": found, "code": code})


@require_safe
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """Give the laurel as a drawing, for a poster or a file: ink, or paper on dark."""
    found = selectors.verified(code, request.user)
    if found is None or found.given is None:
        raise Http404
    context = {"given": found.given, "light": "clair" in request.GET}
    name = slugify(f"{found.given.entry.selection.label.name}-{found.film}")
    drawing = render(request, "labels/laurels/laurel.svg", context, content_type="image/svg+xml")
    drawing["Content-Disposition"] = f'attachment; filename="{name}.svg"'
    return drawing
