from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from ecran.credits import selectors, services
from ecran.credits.forms import credits_formset
from ecran.films import permissions
from ecran.films.models import Credit, Film
from labfilms.accounts.requests import person


@login_required
def credits(request: HttpRequest, pk: int) -> HttpResponse:  # noqa: A001 - the address's own word
    film = get_object_or_404(Film.objects.visible_to(request.user), pk=pk)
    if not permissions.can_edit(request.user, film):
        raise Http404
    formset = credits_formset(film, request.user, request.POST or None)
    if request.method == "POST" and formset.is_valid():
        services.write(film=film, lines=formset.lines())
        messages.success(request, _("The credits are saved."))
        return redirect("credits:edit", pk=film.pk)
    context = {"film": film, "formset": formset, "credits": selectors.credits_of(film)}
    return render(request, "ecran/credits/credit_form.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    credit = get_object_or_404(Credit, pk=pk, person=person(request))
    confirmed = request.POST.get("answer") == "confirm"
    services.answer(credit=credit, confirmed=confirmed)
    if confirmed:
        messages.success(request, _("Thank you: this film stands in your filmography."))
        return redirect(credit.film)
    messages.success(request, _("Your name is taken off these credits."))
    return redirect("films:list")
