from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from labels.identities import permissions, selectors
from labels.identities.forms import LabelForm
from labels.identities.slots import LABEL_SECTIONS
from labfilms.pictures import selectors as pictures

PAGE = 30


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    page = Paginator(selectors.labels(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "labels/identities/label_list.html", {"page": page})


@require_safe
def label(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(selectors.labels(request.user), slug=slug)
    context = {
        "label": found,
        "logo": pictures.source(found.logo),
        "sections": LABEL_SECTIONS.fill_one(found, request),
        "can_curate": permissions.can_curate(request.user, found),
    }
    return render(request, "labels/identities/label_detail.html", context)


@login_required
def edit_label(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(selectors.labels(request.user), slug=slug)
    if not permissions.can_curate(request.user, found):
        raise Http404
    form = LabelForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The label’s page is saved."))
        return redirect(found)
    return render(request, "labels/identities/label_form.html", {"label": found, "form": form})
