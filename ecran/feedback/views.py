from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecran.feedback import permissions, selectors, services
from ecran.feedback.errors import RegardRefused
from ecran.feedback.forms import RegardForm
from ecran.feedback.models import Regard
from ecran.films.models import Film
from labfilms.accounts.requests import person


@login_required
def write(request: HttpRequest, slug: str) -> HttpResponse:
    film = get_object_or_404(Film.objects.visible_to(request.user), slug=slug)
    if not permissions.can_write(request.user, film):
        raise Http404
    author = person(request)
    known = selectors.own_on(film, author)
    said = request.POST if request.method == "POST" else None
    form = RegardForm(said, profile=author.profile, known=known)
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            regard = services.write(film=film, author=author, **form.said())
        except RegardRefused as error:
            form.add_error(None, str(error))
            status = 429
        else:
            messages.success(
                request, _("Thank you. Your word stands here as soon as its maker agrees.")
            )
            return redirect(regard)
    context = {"film": film, "form": form, "known": known}
    return render(request, "ecran/feedback/regard_form.html", context, status=status)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    regard = _regard(request, pk)
    if not permissions.can_answer(request.user, regard):
        raise Http404
    shown = request.POST.get("answer") == "show"
    services.answer(regard=regard, shown=shown)
    said = _("This word stands on the page of your film.") if shown else _("It stays between you.")
    messages.success(request, said)
    return redirect(regard if shown else regard.film)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    regard = _regard(request, pk)
    if not permissions.can_withdraw(request.user, regard):
        raise Http404
    services.withdraw(regard=regard)
    messages.success(request, _("Your word is taken back."))
    return redirect(regard.film)


def _regard(request: HttpRequest, pk: int) -> Regard:
    readable = Regard.objects.visible_to(request.user).select_related("film__owner", "author")
    return get_object_or_404(readable, pk=pk)
