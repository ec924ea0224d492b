from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from labfilms.accounts.requests import person
from regions.verification import permissions, registry, selectors, services
from regions.verification.errors import VerificationRefused
from regions.verification.forms import ReasonForm


@login_required
def verify(request: HttpRequest, sort: str, pk: str) -> HttpResponse:
    known, thing = registry.find(sort), selectors.find_thing(sort, pk, request.user)
    if known is None or thing is None or not permissions.can_verify(request.user, thing):
        raise Http404
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        write = services.end if request.POST.get("end") else services.verify
        try:
            write(thing=thing, by=person(request), reason=form.cleaned_data["reason"])
        except VerificationRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is written, and its people are told."))
            return redirect(known.address(thing))
    context = {
        "thing": thing,
        "address": known.address(thing),
        "mark": known.mark(thing),
        "history": selectors.history_of(thing),
        "form": form,
    }
    return render(request, "regions/verification/verification_form.html", context)
