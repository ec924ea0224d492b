from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labels.identities import permissions, selectors, services
from labels.identities.enums import CuratorRole
from labels.identities.errors import LabelRefused
from labels.identities.forms import InvitationForm, LabelForm, NewLabelForm, RoleForm
from labels.identities.models import Curator, Label
from labels.identities.slots import LABEL_SECTIONS
from labfilms.accounts.requests import ask_password_again, person
from labfilms.core.paging import Pages
from labfilms.pictures import selectors as pictures

PAGE = 30


@require_safe
def labels(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.labels(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "labels/identities/label_list.html", {"page": page})


@require_safe
def label(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(selectors.labels(request.user), slug=slug)
    context = {
        "label": found,
        "logo": pictures.source(found.logo),
        "sections": LABEL_SECTIONS.fill_one(found, request),
        "can_curate": permissions.can_curate(request.user, found),
        "signers": selectors.signers(found, request.user),
    }
    return render(request, "labels/identities/label_detail.html", context)


@login_required
def edit_label(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own_label(request, slug)
    form = LabelForm(request.POST or None, instance=found)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("The label’s page is saved."))
        return redirect(found)
    return render(request, "labels/identities/label_form.html", {"label": found, "form": form})


@login_required
def new_label(request: HttpRequest) -> HttpResponse:
    form = NewLabelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        made = services.create(owner=person(request), **form.cleaned_data)
        messages.success(request, _("The label is there: it shows once it has published."))
        return redirect(made)
    return render(request, "labels/identities/label_form.html", {"form": form})


@login_required
def team(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own_label(request, slug)
    manages = permissions.can_manage(request.user, found)
    form = InvitationForm(request.POST or None, viewer=request.user)
    if request.method == "POST":
        if not manages:
            raise Http404
        if form.is_valid() and _invite(request, found, form):
            return redirect("labels:team", slug=slug)
    context = {
        "label": found,
        "form": form,
        "manages": manages,
        "places": found.curators.select_related("user"),
    }
    return render(request, "labels/identities/label_team.html", context)


def _invite(request: HttpRequest, found: Label, form: InvitationForm) -> bool:
    data = form.cleaned_data
    _confirm(request, data["role"])
    try:
        services.invite(label=found, person=data["person"], role=data["role"], by=person(request))
    except LabelRefused as error:
        form.add_error("person", str(error))
        return False
    messages.success(request, _("%(name)s is invited.") % {"name": data["person"]})
    return True


@login_required
@require_POST
def place(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a place in a label's team, or end it; one's own may always be left."""
    found = get_object_or_404(Curator.objects.select_related("label", "user"), pk=pk)
    own = found.user_id == person(request).pk
    if not (own or permissions.can_manage(request.user, found.label)):
        raise Http404
    form = RoleForm(request.POST)
    try:
        if form.is_valid() and permissions.can_manage(request.user, found.label):
            _confirm(request, form.cleaned_data["role"])
            services.set_role(place=found, role=form.cleaned_data["role"])
            messages.success(request, _("The role is changed."))
        elif "leave" in request.POST:
            services.remove(place=found, by=person(request))
            messages.success(request, _("%(name)s no longer signs.") % {"name": found.user})
    except LabelRefused as error:
        messages.error(request, str(error))
    if own and "leave" in request.POST:
        return redirect("labels:list")
    return redirect("labels:team", slug=found.label.slug)


@login_required
def invitation(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(
        Curator.objects.select_related("label", "user"),
        label__slug=slug,
        user=person(request),
        accepted_at=None,
    )
    if request.method == "POST":
        accepted = request.POST.get("answer") == "accept"
        services.answer(place=found, accepted=accepted)
        if accepted:
            return redirect(found.label)
        messages.success(request, _("You have declined the invitation."))
        return redirect("labels:list")
    return render(request, "labels/identities/invitation_detail.html", {"place": found})


def _confirm(request: HttpRequest, role: str) -> None:
    # Whoever is put in charge may put us out.
    if role == CuratorRole.OWNER:
        ask_password_again(request)


def _own_label(request: HttpRequest, slug: str) -> Label:
    found = get_object_or_404(selectors.labels(request.user), slug=slug)
    if not permissions.can_curate(request.user, found):
        raise Http404
    return found
