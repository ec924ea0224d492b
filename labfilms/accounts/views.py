from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _

from labfilms.accounts import services
from labfilms.accounts.forms import LanguageForm
from labfilms.accounts.requests import person


@login_required
def language(request: HttpRequest) -> HttpResponse:
    user = person(request)
    form = LanguageForm(request.POST or None, initial={"language": user.language})
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data["language"]
        services.speak(user=user, language=chosen)
        # The answer is the first thing that is said in it.
        with translation.override(chosen):
            messages.success(request, _("Your choice is saved: we write to you in this language."))
            return redirect("accounts:language")
    return render(request, "account/language.html", {"form": form})


def one_door(request: HttpRequest, home: str) -> HttpResponse:
    """Send both administrations' login pages to the site's: it alone asks for a second factor."""
    if request.user.is_authenticated:
        # Sent here because their account opens nothing: signing in again would not help.
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or home)
