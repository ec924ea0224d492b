from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from projects.needs import permissions, services
from projects.needs.forms import NeedForm, StateForm
from projects.needs.models import Need
from projects.needs.slots import find_address
from projects.space import permissions as space
from projects.space import selectors as projects
from projects.space.models import Project


@login_required
def new(request: HttpRequest, slug: str) -> HttpResponse:
    project = projects.project_page(request.user, slug)
    if project is None or not space.can_manage(request.user, project):
        raise Http404
    return _edit(request, project, None)


@login_required
def edit(request: HttpRequest, pk: int) -> HttpResponse:
    need = _own(request, pk)
    return _edit(request, need.project, need)


@login_required
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    need = _own(request, pk)
    try:
        position = services.open_position(need=need, actor=person(request))
    except (LabFilmsError, ValidationError) as error:
        return _refused(request, need, error)
    messages.success(request, _("The call is published: %(need)s.") % {"need": need})
    return redirect(position.call)


@login_required
@require_POST
def find(request: HttpRequest, pk: int) -> HttpResponse:
    need = _own(request, pk)
    try:
        services.open_position(need=need, actor=person(request), publish=False)
    except (LabFilmsError, ValidationError) as error:
        return _refused(request, need, error)
    return redirect(find_address(need))


@login_required
@require_POST
def set_state(request: HttpRequest, pk: int) -> HttpResponse:
    need = _own(request, pk)
    form = StateForm(request.POST)
    if not form.is_valid():
        raise Http404
    services.set_state(need=need, state=form.cleaned_data["state"])
    return redirect(need.project)


@login_required
@require_POST
def remove(request: HttpRequest, pk: int) -> HttpResponse:
    need = _own(request, pk)
    try:
        services.remove(need=need)
    except LabFilmsError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, _("The need is taken off."))
    return redirect(need.project)


def _own(request: HttpRequest, pk: int) -> Need:
    readable = Need.objects.visible_to(request.user)
    need = get_object_or_404(
        readable.select_related("trade", "position__call", "project__region"), pk=pk
    )
    if not permissions.can_edit(request.user, need):
        raise Http404
    return need


def _edit(request: HttpRequest, project: Project, need: Need | None) -> HttpResponse:
    known = need or Need(project=project)
    form = NeedForm(request.POST or None, instance=known, initial={"trade": known.trade_id})
    if request.method == "POST" and form.is_valid():
        try:
            if need is None:
                services.add(project=project, words=form.cleaned_data)
            else:
                fresh = Need.objects.select_related("position__call").get(pk=need.pk)
                services.change(need=fresh, words=form.cleaned_data)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The need is written."))
            return redirect(project)
    context = {"form": form, "project": project, "need": need}
    return render(request, "projects/needs/need_form.html", context)


def _refused(request: HttpRequest, need: Need, error: Exception) -> HttpResponse:
    words = error.messages[0] if isinstance(error, ValidationError) else str(error)
    messages.error(request, words)
    return redirect("projects:edit", slug=need.project.slug)
