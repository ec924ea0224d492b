from typing import cast

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from labfilms.core.paging import Pages
from network.people import permissions, selectors, services, sharing
from network.people.forms import DirectoryForm, ProfileForm
from network.people.models import Profile
from network.people.slots import PROFILE_ACTIONS, PROFILE_SECTIONS
from regions.territory.enums import Precision

PAGE = 30


@require_safe
def people(request: HttpRequest) -> HttpResponse:
    form = DirectoryForm(request.GET)
    filters = form.filters()
    pages = Pages(selectors.directory(filters), PAGE, known_as="" if filters else "people")
    page = pages.get_page(request.GET.get("page"))
    page.object_list = listed = selectors.listed(cast("QuerySet[Profile]", page.object_list))
    points = [filters.town.precision, *(one.precision for one in listed)] if filters.town else []
    context = {
        "form": form,
        "filters": filters,
        "page": page,
        "rough": any(point not in {None, Precision.TOWN} for point in points),
        "actions": PROFILE_ACTIONS.fill(listed, request),
    }
    response = render(request, "network/people/profile_list.html", context)
    if request.htmx:  # type: ignore[attr-defined]  # its middleware's attribute
        # The address to share: what is left open does not stand in it.
        response["HX-Push-Url"] = f"{request.path}?{filters.query()}".rstrip("?")
    return response


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    found = get_object_or_404(selectors.people(request.user), handle=handle)
    context = {
        "profile": found,
        "head": sharing.said(found, request),
        "skills": found.skills.order_by("name"),
        "can_edit": permissions.can_edit(request.user, found),
        "actions": PROFILE_ACTIONS.fill_one(found, request),
        "sections": PROFILE_SECTIONS.fill_one(found, request),
    }
    return render(request, "network/people/profile_detail.html", context)


@login_required
def my_profile(request: HttpRequest) -> HttpResponse:
    user = person(request)
    found = selectors.profile_of(user)
    known = found or Profile(user=user, handle=services.propose_handle(user.name))
    form = ProfileForm(request.POST or None, request.FILES or None, instance=known)
    if request.method == "POST" and form.is_valid():
        try:
            saved = services.save_profile(
                user=user, words=form.words(), photo=form.cleaned_data["photo_file"]
            )
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your page is saved."))
            return redirect(saved)
    context = {"form": form, "profile": found}
    return render(request, "network/people/profile_form.html", context)


@login_required
@require_POST
def remove_photo(request: HttpRequest) -> HttpResponse:
    found = get_object_or_404(Profile, user=person(request))
    services.remove_photo(profile=found)
    messages.success(request, _("The photo is removed."))
    return redirect("people:mine")
