from http import HTTPStatus

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.clickjacking import xframe_options_exempt
from django.views.decorators.http import require_safe

from ecran.embed import oembed, permissions, selectors, services, sharing
from ecran.embed.forms import EmbeddingForm, OembedForm, OptionsForm
from ecran.films.models import Film
from labfilms.accounts.requests import person
from labfilms.core import sending
from labfilms.pictures import selectors as pictures
from streaming.delivery import services as delivery


@require_safe
@xframe_options_exempt
def film(request: HttpRequest, slug: str) -> HttpResponse:
    """Show the player alone, to whoever its owner lets show it: no cookie is read here."""
    found = get_object_or_404(selectors.embeddable(), slug=slug)
    context = {
        "film": found,
        "address": request.build_absolute_uri(found.get_absolute_url()),
        "playback": found.asset
        and delivery.playback(found.asset, viewer=AnonymousUser(), public=True),
        "poster": pictures.source(found.poster),
        "options": OptionsForm(request.GET).options(),
    }
    response = render(request, "ecran/embed/film.html", context)
    # django-csp reads this when it writes the header.
    policy = {"frame-ancestors": permissions.ancestors(found)}
    response._csp_replace = policy  # type: ignore[attr-defined]  # noqa: SLF001
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def picture(request: HttpRequest, slug: str) -> HttpResponseBase:
    found = get_object_or_404(selectors.shown(), slug=slug)
    path, _key = sharing.picture(found)
    response = sending.send(request, path, content_type="image/jpeg", cache="public, max-age=3600")
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@require_safe
def answer(request: HttpRequest) -> HttpResponse:
    form = OembedForm(request.GET)
    if not form.is_valid():
        return HttpResponse(status=HTTPStatus.BAD_REQUEST, content_type="text/plain")
    asked = form.cleaned_data
    found = selectors.film_at(asked["url"], request.get_host())
    if found is None or not permissions.can_embed(found):
        raise Http404
    said = oembed.answer(found, request, asked["maxwidth"], asked["maxheight"])
    response = _written(said, asked["format"] or "json")
    response["Access-Control-Allow-Origin"] = "*"
    response["Cross-Origin-Resource-Policy"] = "cross-origin"
    return response


@login_required
def embedding(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Film.objects.of_owner(person(request)), pk=pk)
    said = {"embedding": found.embedding, "domains": found.embed_domains}
    form = EmbeddingForm(request.POST or None, initial=said)
    if request.method == "POST" and form.is_valid():
        services.set_embedding(film=found, **form.cleaned_data)
        messages.success(request, _("It is saved: players that stand elsewhere obey from now on."))
        return redirect("films:edit", pk=found.pk)
    return render(request, "ecran/embed/embedding_form.html", {"film": found, "form": form})


def _written(said: dict[str, object], form: str) -> HttpResponse:
    if form == "json":
        return JsonResponse(said)
    if form == "xml":
        return HttpResponse(oembed.as_xml(said), content_type="text/xml; charset=utf-8")
    return HttpResponse(status=HTTPStatus.NOT_IMPLEMENTED, content_type="text/plain")
