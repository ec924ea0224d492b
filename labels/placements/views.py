from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from labels.placements import permissions, selectors, services
from labels.placements.forms import PlacementForm
from labels.placements.models import Placement
from labfilms.accounts.requests import person
from regions.territory.models import Region


@login_required
def front(request: HttpRequest, slug: str = "") -> HttpResponse:
    region = get_object_or_404(Region, slug=slug) if slug else None
    if not permissions.can_place(request.user, region):
        raise Http404
    form = PlacementForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        services.place(region=region, by=person(request), **form.cleaned_data)
        messages.success(request, _("It is put in front."))
        return redirect(request.path)
    context = {"form": form, "region": region, **selectors.schedule(region)}
    return render(request, "labels/placements/placement_list.html", context)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Placement.objects.select_related("region", "selection"), pk=pk)
    if not permissions.can_place(request.user, found.region):
        raise Http404
    services.withdraw(placement=found, by=person(request))
    messages.success(request, _("It is no longer in front."))
    if found.region:
        return redirect("placements:region", slug=found.region.slug)
    return redirect("placements:national")
