from django.contrib import messages
from django.contrib.auth.decorators import login_required
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
