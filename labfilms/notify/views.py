from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.core import languages
from labfilms.notify import selectors, services
from labfilms.notify.forms import PreferencesForm
from labfilms.notify.models import Notification

PER_PAGE = 30


@require_safe
@login_required
def news(request: HttpRequest) -> HttpResponse:
    page = Paginator(selectors.news_of(request.user), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "notify/notification_list.html", {"page": page})


@require_safe
@login_required
def open_news(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)
    services.read(person=person(request), only=[pk])
    return redirect(languages.here(found.address) or "notify:list")


@require_POST
@login_required
def read_all(request: HttpRequest) -> HttpResponse:
    services.read(person=person(request))
    return redirect("notify:list")


@login_required
def preferences(request: HttpRequest) -> HttpResponse:
    form = PreferencesForm(
        request.POST if request.method == "POST" else None, person=person(request)
    )
    if request.method == "POST" and form.is_valid():
        services.choose(person=person(request), by_mail=form.cleaned_data["by_mail"])
        messages.success(request, _("Your choices are kept."))
        return redirect("notify:list")
    return render(request, "notify/preference_form.html", {"form": form})
