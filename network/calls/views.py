from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from labfilms.core.paging import Pages
from network.calls import permissions, selectors, slots
from network.calls.enums import ApplicationState
from network.calls.forms import (
    AnswerForm,
    ApplyForm,
    CallForm,
    FilterForm,
    InviteForm,
    PositionsFormSet,
    ReplyForm,
)
from network.calls.models import Application, CrewCall, Invitation, Position
from network.calls.services import applications as applying
from network.calls.services import calls as writing
from network.calls.services import invitations as inviting
from network.people import selectors as people
from network.people.models import Profile

PAGE = 24


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    form = FilterForm(request.GET)
    form.narrow(selectors.facets(form.chosen))
    page = Pages(selectors.calls(form.chosen), PAGE).get_page(request.GET.get("page"))
    cards = slots.cards(page.object_list, request)
    context = {"page": page, "cards": cards, "form": form, "narrowed": bool(form.chosen)}
    return render(request, "network/calls/call_list.html", context)


@require_safe
def call(request: HttpRequest, slug: str) -> HttpResponse:
    found = selectors.call_page(request.user, slug)
    if found is None:
        raise Http404
    context = {
        "call": found,
        "lines": selectors.lines_of(found, request.user),
        "origin": slots.CALL_ORIGINS.fill_one(found, request),
        "can_edit": permissions.can_edit(request.user, found),
    }
    return render(request, "network/calls/call_detail.html", context)


@login_required
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.calls_held_by(request.user), PAGE).get_page(request.GET.get("page"))
    return render(request, "network/calls/call_mine.html", {"page": page})


@login_required
def new(request: HttpRequest) -> HttpResponse:
    return _edit(request, None)


@login_required
def edit(request: HttpRequest, slug: str) -> HttpResponse:
    return _edit(request, _own(request, slug))


@login_required
@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own(request, slug)
    return _publish(request, found)


@login_required
@require_POST
def close(request: HttpRequest, slug: str) -> HttpResponse:
    found = _own(request, slug)
    writing.close(call=found, actor=person(request))
    messages.success(request, _("The call is closed. Those who applied still wait for an answer."))
    return redirect("calls:applications", slug=found.slug)


@login_required
@require_safe
def applications(request: HttpRequest, slug: str) -> HttpResponse:
    return _applications(request, _own(request, slug))


@login_required
def apply(request: HttpRequest, pk: int) -> HttpResponse:
    readable = CrewCall.objects.visible_to(request.user)
    found = Position.objects.select_related("trade", "call__organisation", "call__person")
    position = get_object_or_404(found.filter(call__in=readable), pk=pk)
    if people.profile_of(request.user) is None:
        messages.info(request, _("Your page is what is sent: make it first, then apply."))
        return redirect("people:mine")
    places = next(
        line.places
        for line in selectors.lines_of(position.call, request.user)
        if line.position == position
    )
    questions = position.call.questions
    form = ApplyForm(request.POST or None, questions=questions, places=places)
    if request.method == "POST" and form.is_valid():
        try:
            applying.apply(position=position, person=person(request), **form.given())
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your application is sent. You will see here when it is."))
            return redirect("calls:applications_mine")
    profile = people.profile_of(request.user)
    context = {"form": form, "position": position, "call": position.call, "profile": profile}
    return render(request, "network/calls/application_form.html", context)


@login_required
@require_safe
def applications_mine(request: HttpRequest) -> HttpResponse:
    page = Pages(selectors.applications_by(request.user), PAGE)
    context = {
        "page": page.get_page(request.GET.get("page")),
        "invitations": selectors.invitations_for(request.user),
    }
    return render(request, "network/calls/application_mine.html", context)


@login_required
@require_POST
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    found = _application(request, pk)
    form = AnswerForm(request.POST)
    if not permissions.can_answer(request.user, found) or not form.is_valid():
        raise Http404
    given, actor = form.cleaned_data, person(request)
    try:
        if given["answer"] == "retain":
            applying.retain(application=found, actor=actor, reply=given["reply"])
        else:
            applying.decline(application=found, actor=actor, reply=given["reply"])
    except LabFilmsError as error:
        wrong = {"pk": found.pk, "message": str(error), "reply": given["reply"]}
        return _applications(request, found.position.call, wrong)
    messages.success(request, _("%(name)s has your answer.") % {"name": found.person})
    return redirect("calls:applications", slug=found.position.call.slug)


@login_required
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    found = _application(request, pk)
    if not permissions.can_withdraw(request.user, found):
        raise Http404
    applying.withdraw(application=found)
    messages.success(request, _("Your application is taken back; the team is told."))
    return redirect("calls:applications_mine")


@login_required
def invite(request: HttpRequest, handle: str) -> HttpResponse:
    profile = get_object_or_404(people.people(request.user), handle=handle)
    positions = {one.pk: one for one in selectors.positions_to_fill(request.user)}
    form = InviteForm(
        request.POST or None,
        choices=_place_choices(list(positions.values())),
        initial={"place": _likely_place(request, profile, list(positions.values()))},
    )
    if request.method == "POST" and form.is_valid():
        pk, side = form.chosen()
        try:
            inviting.invite(
                position=positions[pk],
                person=profile.user,
                actor=person(request),
                side=side,
                note=form.cleaned_data["note"],
            )
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("%(name)s is invited.") % {"name": profile})
            return redirect(reverse("calls:applications", args=(positions[pk].call.slug,)))
    context = {"form": form, "profile": profile, "positions": positions}
    return render(request, "network/calls/invitation_form.html", context)


@login_required
@require_POST
def reply(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_invitations(request), pk=pk)
    form = ReplyForm(request.POST)
    if not permissions.can_reply(request.user, found) or not form.is_valid():
        raise Http404
    accepted = form.cleaned_data["answer"] == "yes"
    try:
        inviting.reply(invitation=found, accepted=accepted, words=form.cleaned_data["reply"])
    except LabFilmsError as error:
        messages.error(request, str(error))
    else:
        said = _("You are of the team.") if accepted else _("Your answer is sent.")
        messages.success(request, said)
    return redirect("calls:applications_mine")


@login_required
@require_POST
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(_invitations(request), pk=pk)
    if not permissions.can_edit(request.user, found.position.call):
        raise Http404
    try:
        inviting.take_back(invitation=found)
    except LabFilmsError as error:
        messages.error(request, str(error))
    return redirect("calls:applications", slug=found.position.call.slug)


def _own(request: HttpRequest, slug: str) -> CrewCall:
    # Someone else's call answers like one that does not exist.
    found = selectors.call_page(request.user, slug)
    if found is None or not permissions.can_edit(request.user, found):
        raise Http404
    return found


def _application(request: HttpRequest, pk: int) -> Application:
    readable = Application.objects.visible_to(request.user)
    found = readable.select_related("person", "position__call", "position__trade")
    return get_object_or_404(found, pk=pk)


def _invitations(request: HttpRequest) -> Any:
    readable = Invitation.objects.visible_to(request.user)
    return readable.select_related("person", "position__call", "position__trade")


def _edit(request: HttpRequest, found: CrewCall | None) -> HttpResponse:
    user = person(request)
    form = CallForm(request.POST or None, instance=found, person=user)
    positions = list(found.positions.all()) if found else []
    formset = PositionsFormSet(request.POST or None, positions=positions)
    kept_elsewhere = found is not None and found.kept_elsewhere
    if request.method == "POST" and form.is_valid() and (kept_elsewhere or formset.is_valid()):
        try:
            saved = _save(request, found, form, None if kept_elsewhere else formset)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        except ValidationError as error:
            form.add_error(None, error)
        else:
            if "publish" in request.POST:
                return _publish(request, saved)
            messages.success(request, _("The call is saved."))
            return redirect(saved)
    context = {"form": form, "formset": formset, "call": found, "kept_elsewhere": kept_elsewhere}
    return render(request, "network/calls/call_form.html", context)


@transaction.atomic
def _save(
    request: HttpRequest, found: CrewCall | None, form: CallForm, formset: PositionsFormSet | None
) -> CrewCall:
    carrier, words = form.chosen_carrier(), form.words()
    if found is None:
        found = writing.create(actor=person(request), carrier=carrier, words=words)
    else:
        found = CrewCall.objects.get(pk=found.pk)
        writing.write(call=found, words=words, carrier=carrier)
    known = {position.pk: position for position in found.positions.all()}
    for pk, line in formset.lines() if formset else ():
        position = known.get(pk or 0)
        if line is None:
            if position:
                writing.remove_position(position=position)
        elif position is None:
            writing.add_position(call=found, words=line)
        else:
            writing.change_position(position=position, words=line)
    return found


def _publish(request: HttpRequest, found: CrewCall) -> HttpResponse:
    try:
        writing.publish(call=found, actor=person(request))
    except LabFilmsError as error:
        messages.error(request, str(error))
        return redirect("calls:edit", slug=found.slug)
    messages.success(request, _("The call is published."))
    return redirect(found)


def _applications(
    request: HttpRequest, found: CrewCall, wrong: dict[str, Any] | None = None
) -> HttpResponse:
    sent = list(selectors.applications_of(found))
    if any(application.state == ApplicationState.SENT for application in sent):
        # Whoever looks after the call reads them now, and their people are told.
        applying.see(call=found)
        sent = list(selectors.applications_of(found))
    profiles = selectors.profiles_of_applicants(sent)
    context = {
        "call": found,
        "rows": [(application, profiles.get(application.person_id)) for application in sent],
        "invitations": selectors.invitations_of(found),
        "wrong": wrong,
    }
    return render(request, "network/calls/application_list.html", context)


def _place_choices(positions: list[Position]) -> list[tuple[str, str]]:
    held = selectors.taken(positions)
    return [
        (
            f"{position.pk}-{side}",
            " · ".join(filter(None, [str(position.call), str(position), _side_name(side)])),
        )
        for position in positions
        for side in position.sides
        if held[position.pk, side] < position.count
    ]


def _side_name(side: Any) -> str:
    return str(side.label) if side else ""


def _likely_place(request: HttpRequest, profile: Profile, positions: list[Position]) -> str:
    """Return the place that the address names, or the first of a trade that the person has."""
    wanted = request.GET.get("poste", "")
    trades = {place.trade_id for place in profile.places.all()}
    named = [position for position in positions if str(position.pk) == wanted]
    fitting = [position for position in positions if position.trade_id in trades]
    found = next(iter([*named, *fitting, *positions]), None)
    return f"{found.pk}-{found.sides[0]}" if found else ""
