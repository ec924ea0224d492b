"""Every component of the house on one page."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from labfilms.ui.samples import samples


def showcase(request: HttpRequest) -> HttpResponse:
    if not settings.DEBUG:
        raise Http404
    light = "ecran" if request.GET.get("lumiere") == "ecran" else "atelier"
    return render(request, "ui/showcase.html", {"light": light, **samples(request)})
