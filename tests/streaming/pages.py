"""Two pages of nothing but our elements, for the browser: no wing above is needed."""

from django.contrib.auth import login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template import engines
from django.urls import include, path

from labfilms.accounts.models import User
from streaming import urls as streaming_urls
from streaming.delivery import services
from streaming.intake.models import Asset

HEAD = """{% load streaming static %}<!doctype html>
<html lang="fr" data-light="ecran"><head><meta charset="utf-8"><title>Essai</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="{% static "css/site.css" %}">
<link rel="stylesheet" href="{% static "css/tokens.css" %}">
<link rel="stylesheet" href="{% static "css/controls.css" %}"></head>
<body><main class="page"><h1>Essai</h1>"""
UPLOAD = HEAD + "{% lf_upload asset=asset %}</main></body></html>"
PLAYER = (
    HEAD + '{% lf_player playback=playback title="Écluse 14" resume_at=at progress_url="/reprise/" '
    "ratio=ratio asset=asset signed_in=signed_in %}</main></body></html>"
)
remembered: list[str] = []


def draw(request: HttpRequest, source: str, **context) -> HttpResponse:
    return HttpResponse(engines["django"].from_string(source).render(context, request))


def enter(request, pk):
    person = User.objects.get(pk=pk)
    login(request, person, backend="django.contrib.auth.backends.ModelBackend")
    return HttpResponse("<title>entrée</title>")


def send(request, pk=None):
    asset = get_object_or_404(Asset.objects.visible_to(request.user), pk=pk) if pk else None
    return draw(request, UPLOAD, asset=asset)


def play(request, pk):
    asset = get_object_or_404(Asset, pk=pk)
    playback = services.playback(asset, viewer=request.user, public=True)
    return draw(
        request,
        PLAYER,
        playback=playback,
        asset=asset,
        at=float(request.GET.get("at", 0)),
        ratio=float(request.GET.get("ratio", 16 / 9)),
        signed_in=request.user.is_authenticated,
    )


def remember(request):
    remembered.append(request.POST["seconds"])
    return HttpResponse(status=204)


def icon(request):
    return HttpResponse(status=204)


urlpatterns = [
    path("favicon.ico", icon),
    path("entrer/<int:pk>/", enter),
    path("envoyer/", send),
    path("envoyer/<uuid:pk>/", send),
    path("voir/<uuid:pk>/", play),
    path("reprise/", remember),
    path("", include(streaming_urls)),
    path("compte/", include("allauth.urls")),
]
