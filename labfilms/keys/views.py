from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.keys import selectors, services
from labfilms.keys.errors import KeyRefused
from labfilms.keys.forms import KeyForm


@login_required
@require_safe
def keys(request: HttpRequest) -> HttpResponse:
    return render(request, "keys/key_list.html", {"keys": selectors.keys_of(person(request))})


# Whoever finds a session open must not leave with a key.
@login_required
@reauthentication_required  # type: ignore[untyped-decorator]
@never_cache
def new(request: HttpRequest) -> HttpResponse:
    form = KeyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            key, words = services.create(person=person(request), **form.cleaned_data)
        except KeyRefused as error:
            form.add_error(None, str(error))
        else:
            # No redirect: nothing of it is kept to be shown again.
            return render(request, "keys/key_made.html", {"key": key, "words": words})
    return render(request, "keys/key_form.html", {"form": form})


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(selectors.keys_of(person(request)), pk=pk)
    services.end(key=found)
    messages.success(request, _("The key “%(name)s” is ended.") % {"name": found})
    return redirect("keys:list")
