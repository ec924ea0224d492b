from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from ecran.credits import permissions, selectors, services
from ecran.credits.forms import AskForm, credits_formset
from ecran.films import permissions as films
from ecran.films.models import Credit, Film
from labfilms.core.errors import LabFilmsError


@login_required
def credits(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: A001 - the address's own word
    film = get_object_or_404(Film.objects.visible_to(request.user), pk=pk)
    if not films.can_edit(request.user, film):
        raise Http404
    formset = credits_formset(film, request.user, request.POST or None)
    if request.method == "POST" and formset.is_valid():
        services.write(film=film, lines=formset.lines())
        messages.success(request, _("The credits are saved."))
        return redirect("credits:edit", pk=film.pk)
    context = {"film": film, "formset": formset, "credits": selectors.credits_of(film)}
    context["asked"] = selectors.asked_of(film)
    return render(request, "ecran/credits/credit_form.html", context)


@login_required
@require_safe
def credit(request: HttpRequest, pk: int) -> HttpResponse:
    return redirect(_credit(request, pk).film)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _credit(request, pk)
    if not permissions.can_answer(request.user, found):
        raise Http404
    confirmed = request.POST.get("answer") == "confirm"
    services.answer(credit=found, confirmed=confirmed)
    if confirmed:
        messages.success(request, _("Thank you: this film stands in your filmography."))
        return redirect(found.film)
    messages.success(request, _("Your name is taken off these credits."))
    return redirect("films:list")


@login_required
@require_POST
def ask(request: HttpRequest, pk: int) -> HttpResponse:
    found = _credit(request, pk)
    if not permissions.can_answer(request.user, found):
        raise Http404
    form = AskForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Choose the post that was yours."))
        return redirect(found.film)
    try:
        services.ask(credit=found, trade=form.cleaned_data["trade"])
    except LabFilmsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("Your question is sent to whoever writes the credits."))
    return redirect(found.film)


@login_required
@require_POST
def settle(request: HttpRequest, pk: int) -> HttpResponse:
    found = _credit(request, pk)
    if not permissions.can_settle(request.user, found):
        raise Http404
    try:
        services.settle(credit=found, accepted=request.POST.get("answer") == "yes")
    except LabFilmsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("%(name)s has your answer.") % {"name": found.name})
    return redirect("credits:edit", pk=found.film_id)


def _credit(request: HttpRequest, pk: int) -> Credit:
    readable = Film.objects.visible_to(request.user)
    known = Credit.objects.select_related("film__owner", "person", "trade", "wanted")
    return get_object_or_404(known.filter(film__in=readable), pk=pk)
