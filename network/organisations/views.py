from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import ask_password_again, person
from labfilms.core.errors import LabFilmsError
from labfilms.core.paging import Pages
from labfilms.pictures import selectors as pictures
from network.organisations import permissions, selectors, services, sharing
from network.organisations.enums import MembershipState, Role
from network.organisations.forms import (
    AdhesionForm,
    AnswerForm,
    FilterForm,
    InviteForm,
    OrganisationForm,
    RoleForm,
)
from network.organisations.models import Adhesion, Membership, Organisation
from network.organisations.slots import ORGANISATION_ACTIONS, ORGANISATION_SECTIONS
from network.people import selectors as people

PAGE = 30


@require_safe
def organisations(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    form.narrow(selectors.facets(request.user, **form.chosen))
    found = selectors.organisations(request.user, **form.chosen)
    page = Pages(found, PAGE).get_page(request.GET.get("page"))
    context = {"page": page, "form": form, "narrowed": any(form.chosen.values())}
    return render(request, "network/organisations/organisation_list.html", context)


@require_safe
def organisation(request: HttpRequest, slug: str) -> HttpResponse:
    found = selectors.organisations(request.user).filter(slug=slug).first()
    if found is None:
        moved = selectors.moved_to(slug)
        if moved is None:
            raise Http404
        return redirect(moved, permanent=True)
    places = selectors.places_of(request.user, state=MembershipState.INVITED)
    mine = selectors.administered_by(request.user)
    own = mine.filter(pk=found.pk).exists()
    places_here = list(selectors.members_of(found))
    profiles = people.profiles_by_user([p.person_id or 0 for p in places_here], request.user)
    context = {
        "organisation": found,
        "head": sharing.said(found, request),
        "logo": pictures.source(found.logo),
        "members": [(place, profiles.get(place.person_id or 0)) for place in places_here],
        "invitation": places.filter(organisation=found).first(),
        "networks": selectors.adhesions_of(found),
        "adherents": selectors.adherents_of(found),
        "waiting": selectors.adhesions_waiting(found) if own else [],
        "adhesion_form": AdhesionForm(mine=mine.exclude(pk=found.pk)),
        "may_ask": mine.exclude(pk=found.pk).exists(),
        "can_edit": own,
        "actions": ORGANISATION_ACTIONS.fill_one(found, request),
        "sections": ORGANISATION_SECTIONS.fill_one(found, request),
    }
    return render(request, "network/organisations/organisation_detail.html", context)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    context = {
        "places": selectors.places_of(request.user),
        "invitations": selectors.places_of(request.user, state=MembershipState.INVITED),
    }
    return render(request, "network/organisations/organisation_mine.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    return _edit(request, _own(request, slug))


@login_required
@require_POST
def remove_logo(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own(request, slug)
    services.remove_logo(organisation=found)
    messages.success(request, _("The logo is removed."))
    return redirect("organisations:edit", slug=found.slug)


@login_required
def members(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own(request, slug)
    form = InviteForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        _confirm(request, form.cleaned_data["role"])
        try:
            services.invite(organisation=found, actor=person(request), **form.cleaned_data)
        except LabFilmsError as error:
            form.add_error("who", str(error))
        else:
            messages.success(
                request, _("The invitation is sent: it is told to whoever has an account.")
            )
            return redirect("organisations:members", slug=found.slug)
    context = {
        "organisation": found,
        "form": form,
        "members": selectors.members_of(found),
        "invited": selectors.invited_to(found),
    }
    return render(request, "network/organisations/membership_list.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    form = AnswerForm(request.POST)
    if not permissions.can_answer(request.user, place) or not form.is_valid():
        raise Http404
    services.answer(membership=place, accepted=form.accepted)
    if form.accepted:
        messages.success(request, _("You are a member of %(name)s.") % {"name": place.organisation})
        return redirect(place.organisation)
    messages.success(request, _("The invitation is refused; nobody is told."))
    return redirect("organisations:mine")


@login_required
@require_POST
def set_role(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    form = RoleForm(request.POST)
    if not permissions.can_edit(request.user, place.organisation) or not form.is_valid():
        raise Http404
    _confirm(request, form.cleaned_data["role"])
    try:
        services.set_role(membership=place, role=form.cleaned_data["role"])
    except LabFilmsError as error:
        messages.error(request, str(error))
    return redirect("organisations:members", slug=place.organisation.slug)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    if not permissions.can_end(request.user, place):
        raise Http404
    try:
        services.end(membership=place)
    except LabFilmsError as error:
        messages.error(request, str(error))
    if permissions.can_edit(request.user, place.organisation):
        return redirect("organisations:members", slug=place.organisation.slug)
    return redirect("organisations:mine")


@login_required
@require_POST
def ask_adhesion(request: HttpRequest, slug: str) -> HttpResponse:
    network = get_object_or_404(selectors.organisations(request.user), slug=slug)
    form = AdhesionForm(request.POST, mine=selectors.administered_by(request.user))
    if not form.is_valid():
        raise Http404
    try:
        services.ask_adhesion(
            member=form.cleaned_data["member"], network=network, actor=person(request)
        )
    except LabFilmsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The question is sent to %(name)s.") % {"name": network})
    return redirect(network)


@login_required
@require_POST
def welcome(request: HttpRequest, pk: int) -> HttpResponse:
    adhesion = get_object_or_404(Adhesion.objects.select_related("member", "network"), pk=pk)
    form = AnswerForm(request.POST)
    if not permissions.can_welcome(request.user, adhesion) or not form.is_valid():
        raise Http404
    try:
        services.answer_adhesion(adhesion=adhesion, accepted=form.accepted)
    except LabFilmsError as error:
        messages.error(request, str(error))
    return redirect(adhesion.network)


@login_required
@require_POST
def end_adhesion(request: HttpRequest, pk: int) -> HttpResponse:
    adhesion = get_object_or_404(Adhesion.objects.select_related("member", "network"), pk=pk)
    if not permissions.can_end_adhesion(request.user, adhesion):
        raise Http404
    services.end_adhesion(adhesion=adhesion)
    messages.success(request, _("The adhesion is ended."))
    return redirect(adhesion.network)


def _own(request: HttpRequest, slug: str) -> Organisation:
    # Someone else's structure answers like one that does not exist.
    found = get_object_or_404(selectors.organisations(request.user), slug=slug)
    if not permissions.can_edit(request.user, found):
        raise Http404
    return found


def _confirm(request: HttpRequest, role: str) -> None:
    # Whoever is put in charge may put us out.
    if role == Role.ADMIN:
        ask_password_again(request)


def _place(pk: int) -> Membership:
    return get_object_or_404(Membership.objects.select_related("organisation", "person"), pk=pk)


def _edit(request: HttpRequest, found: Organisation | None) -> HttpResponse:
    form = OrganisationForm(request.POST or None, request.FILES or None, instance=found)
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, found, form)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The structure’s page is saved."))
            return redirect(saved)
    context = {"form": form, "organisation": found}
    return render(request, "network/organisations/organisation_form.html", context)


def _save(request: HttpRequest, found: Organisation | None, form: OrganisationForm) -> Organisation:
    words, logo = dict(form.cleaned_data), form.cleaned_data["logo_file"]
    if found is None:
        return services.create(actor=person(request), words=words, logo=logo)
    return services.write(organisation=found, actor=person(request), words=words, logo=logo)
