from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from labfilms.core.paging import Pages
from network.people import selectors as people
from projects.space import permissions, selectors, services
from projects.space.enums import MemberState
from projects.space.forms import AnswerForm, FilterForm, InviteForm, ProjectForm, RoleForm
from projects.space.models import Member, Project
from projects.space.slots import PROJECT_FACTS, PROJECT_SECTIONS

PAGE = 24


@require_safe
def projects(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    form.narrow(selectors.facets(**form.chosen))
    found = Pages(selectors.projects(**form.chosen), PAGE)
    page = found.get_page(request.GET.get("page"))
    facts = PROJECT_FACTS.fill(list(page), request)
    context = {
        "page": page,
        "rows": [(one, facts[one.pk]) for one in page],
        "form": form,
        "narrowed": any(form.chosen.values()),
    }
    return render(request, "projects/space/project_list.html", context)


@require_safe
def project(request: HttpRequest, slug: str) -> HttpResponse:
    found = selectors.project_page(request.user, slug)
    if found is None:
        raise Http404
    team = selectors.team_of(found)
    profiles = people.profiles_by_user([member.person_id for member in team], request.user)
    place = selectors.place_of(found, request.user)
    context = {
        "project": found,
        "team": [(member, profiles.get(member.person_id)) for member in team],
        "invitation": place if place and place.state == MemberState.INVITED else None,
        "can_manage": permissions.can_manage(request.user, found),
        "sections": PROJECT_SECTIONS.fill_one(found, request),
    }
    return render(request, "projects/space/project_detail.html", context)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.projects_of(request.user), PAGE).get_page(request.GET.get("page"))
    facts = PROJECT_FACTS.fill(list(page), request)
    context = {
        "page": page,
        "rows": [(one, facts[one.pk]) for one in page],
        "invitations": selectors.invitations_for(request.user),
    }
    return render(request, "projects/space/project_mine.html", context)


@login_required
def new(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    return _edit(request, _own(request, slug))


@login_required
def team(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own(request, slug)
    form = InviteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.invite(
                project=found,
                actor=person(request),
                who=form.cleaned_data["who"],
                trades=form.posts(),
            )
        except LabFilmsError as error:
            form.add_error("who", str(error))
        else:
            messages.success(request, _("The invitation is sent."))
            return redirect("projects:team", slug=found.slug)
    context = {
        "project": found,
        "form": form,
        "team": selectors.team_of(found),
        "invited": selectors.invited_to(found),
    }
    return render(request, "projects/space/member_list.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    form = AnswerForm(request.POST)
    if not permissions.can_answer(request.user, place) or not form.is_valid():
        raise Http404
    accepted = form.cleaned_data["answer"] == "yes"
    services.answer(member=place, accepted=accepted)
    if accepted:
        messages.success(request, _("You are of the team."))
        return redirect(place.project)
    messages.success(request, _("The invitation is refused; nobody is told."))
    return redirect("projects:mine")


@login_required
@require_POST
def set_role(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    form = RoleForm(request.POST)
    if not permissions.can_manage(request.user, place.project) or not form.is_valid():
        raise Http404
    try:
        services.set_role(member=place, role=form.cleaned_data["role"])
    except LabFilmsError as error:
        messages.error(request, str(error))
    return _back_to_team(request, place)


@login_required
@require_POST
def end(request: HttpRequest, pk: int) -> HttpResponse:
    place = _place(pk)
    if not permissions.can_end(request.user, place):
        raise Http404
    try:
        services.end(member=place, actor=person(request))
    except LabFilmsError as error:
        messages.error(request, str(error))
    return _back_to_team(request, place)


def _back_to_team(request: HttpRequest, place: Member) -> HttpResponse:
    if permissions.can_manage(request.user, place.project):
        return redirect("projects:team", slug=place.project.slug)
    return redirect("projects:mine")


def _own(request: HttpRequest, slug: str) -> Project:
    # Someone else's project answers like one that does not exist.
    found = selectors.project_page(request.user, slug)
    if found is None or not permissions.can_manage(request.user, found):
        raise Http404
    return found


def _place(pk: int) -> Member:
    return get_object_or_404(Member.objects.select_related("project", "person"), pk=pk)


def _edit(request: HttpRequest, found: Project | None) -> HttpResponse:
    form = ProjectForm(request.POST or None, instance=found, person=person(request))
    if request.method == "POST" and form.is_valid():
        try:
            saved = _save(request, found, form)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            messages.success(request, _("The project is saved."))
            return redirect(saved)
    return render(request, "projects/space/project_form.html", {"form": form, "project": found})


def _save(request: HttpRequest, found: Project | None, form: ProjectForm) -> Project:
    carrier, actor = form.chosen_carrier(), person(request)
    if found is None:
        return services.create(
            actor=actor, carrier=carrier, words=form.cleaned_data, trades=form.posts()
        )
    known = Project.objects.get(pk=found.pk)
    return services.write(project=known, actor=actor, words=form.cleaned_data, carrier=carrier)
