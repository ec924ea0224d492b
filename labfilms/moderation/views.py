from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts import requests
from labfilms.accounts.requests import ask_password_again, person
from labfilms.core import limits
from labfilms.moderation import permissions, registry, selectors, services
from labfilms.moderation.enums import AppealState, Measure
from labfilms.moderation.errors import ModerationRefused
from labfilms.moderation.forms import AppealForm, ReportForm, VerdictForm
from labfilms.moderation.models import Appeal, Block, Decision, Notice, OfThing, Suspension
from labfilms.moderation.slots import EVIDENCE

PER_PAGE = 30
# An hour: nobody reads and reports more with care, and each one is read by a person.
MOST_REPORTS = {"person": 20, "address": 6}
MOST_APPEALS = 6


def report(request: HttpRequest, sort: str, pk: str) -> HttpResponse:
    thing = _thing(request, sort, pk)
    known = registry.find(sort)
    address = known.address(thing) if known else ""
    here = request.build_absolute_uri(address)
    form = ReportForm(
        request.POST or None,
        signed_in=request.user.is_authenticated,
        initial={"address": here},
    )
    status = 200
    if request.method == "POST" and form.is_valid():
        try:
            notice = _report(request, thing, form)
        except ModerationRefused as error:
            form.add_error(None, str(error))
            status = 429 if error.code == "often" else 200
        else:
            messages.success(request, _("Thank you: your report has arrived."))
            return redirect(notice)
    context = {"thing": thing, "address": address, "form": form}
    return render(request, "moderation/report_form.html", context, status=status)


def _report(request: HttpRequest, thing: Any, form: ReportForm) -> Notice:
    source = requests.source(request)
    if not limits.take("reports", source, most=MOST_REPORTS[source.partition(":")[0]]):
        raise ModerationRefused(_("That is a lot for one hour: please go on later."), "often")
    reporter = person(request) if request.user.is_authenticated else None
    words = services.ReportWords(language=get_language() or "fr", **form.cleaned_data)
    return services.report(thing=thing, reporter=reporter, words=words)


@never_cache
def receipt(request: HttpRequest, key: str) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.select_related("decision"), key=key)
    decision = notice.decision and selectors.latest(notice.decision)
    form = AppealForm(request.POST or None)
    asked = request.method == "POST" and notice.decision is not None and form.is_valid()
    if asked and notice.decision and _appeal(request, form, notice.decision, notice):
        return redirect(notice)
    context = {
        "notice": notice,
        "decision": decision,
        "appeal": notice.appeals.first(),
        "form": form,
        "open": notice.decision is not None and notice.decision.can_be_appealed,
    }
    return render(request, "moderation/receipt.html", context)


@never_cache
def decision(request: HttpRequest, key: str) -> HttpResponse:
    found = get_object_or_404(Decision, key=key)
    form = AppealForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _appeal(request, form, found):
        return redirect(found)
    context = {
        "decision": found,
        "later": selectors.latest(found),
        "appeal": found.appeals.filter(notice=None).first(),
        "form": form,
        "open": found.can_be_appealed,
    }
    return render(request, "moderation/decision.html", context)


def _appeal(
    request: HttpRequest, form: AppealForm, found: Decision, notice: Notice | None = None
) -> bool:
    if not limits.take("appeals", requests.source(request), most=MOST_APPEALS):
        form.add_error(None, _("That is a lot for one hour: please go on later."))
        return False
    try:
        services.appeal(decision=found, notice=notice, text=form.cleaned_data["text"])
    except ModerationRefused as error:
        form.add_error(None, str(error))
        return False
    messages.success(request, _("Your appeal has arrived: another person will answer it."))
    return True


@require_safe
@login_required
def queue(request: HttpRequest) -> HttpResponse:
    _team_only(request)
    page = Paginator(selectors.queue(request.user), PER_PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "appeals": selectors.appeals_for(request.user)[:PER_PAGE],
        "can_suspend": permissions.can_suspend(request.user),
    }
    return render(request, "moderation/queue.html", context)


@login_required
def case(request: HttpRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk)
    known = selectors.case_of(notice)
    form = VerdictForm(request.POST or None, measures=_measures(request, notice))
    if request.method == "POST" and form.is_valid():
        _confirm(request, form)
        try:
            services.decide(notice=notice, by=person(request), verdict=form.verdict())
        except ModerationRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("It is decided, and both sides are told."))
            return redirect("moderation:queue")
    context = _case_context(request, known) | {
        "notice": notice,
        "form": form,
        "can_decide": permissions.can_decide(request.user, notice),
        "can_hand_over": notice.region_id is not None and notice.decision_id is None,
    }
    return render(request, "moderation/case.html", context)


@require_POST
@login_required
def hand_over(request: HttpRequest, pk: int) -> HttpResponse:
    notice = get_object_or_404(Notice.objects.visible_to(request.user), pk=pk, decision=None)
    services.hand_over(notice=notice, by=person(request))
    messages.success(request, _("LabFilms’ team will decide of it."))
    return redirect("moderation:queue")


@login_required
def answer(request: HttpRequest, pk: int) -> HttpResponse:
    appeal = get_object_or_404(
        Appeal.objects.select_related("decision", "notice"),
        pk=pk,
        decision__in=Decision.objects.visible_to(request.user).values("pk"),
    )
    current = selectors.latest(appeal.decision)
    form = VerdictForm(
        request.POST or None,
        measures=_measures(request, current),
        initial={"measure": current.measure, "ground": current.ground},
    )
    if request.method == "POST" and form.is_valid():
        _confirm(request, form)
        try:
            services.answer(appeal=appeal, by=person(request), verdict=form.verdict())
        except ModerationRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("The appeal is answered, and both sides are told."))
            return redirect("moderation:queue")
    context = _case_context(request, selectors.case_of(appeal.decision)) | {
        "appeal": appeal,
        "current": current,
        "form": form,
        "can_answer": appeal.state == AppealState.WAITING
        and permissions.can_answer(request.user, appeal),
    }
    return render(request, "moderation/appeal.html", context)


@require_safe
@login_required
def suspensions(request: HttpRequest) -> HttpResponse:
    if not permissions.can_suspend(request.user):
        raise Http404
    page = Paginator(selectors.suspensions(), PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "moderation/suspension_list.html", {"page": page})


@require_POST
@login_required
def lift(request: HttpRequest, pk: int) -> HttpResponse:
    if not permissions.can_suspend(request.user):
        raise Http404
    suspension = get_object_or_404(Suspension.objects.in_force(), pk=pk)
    ask_password_again(request)
    services.lift(suspension=suspension, by=person(request))
    messages.success(request, _("The account is open again."))
    return redirect("moderation:suspensions")


@require_safe
@login_required
def blocks(request: HttpRequest) -> HttpResponse:
    found = selectors.blocks_of(person(request))
    page = Paginator(found, PER_PAGE).get_page(request.GET.get("page"))
    return render(request, "moderation/block_list.html", {"page": page})


@require_POST
@login_required
def block(request: HttpRequest, sort: str, pk: str) -> HttpResponse:
    thing, known = _thing(request, sort, pk), registry.find(sort)
    if known is None or known.person is None:
        raise Http404
    services.block(by=person(request), of=known.person(thing))
    messages.success(request, _("Blocked: nothing passes between you any more."))
    return redirect("moderation:blocks")


@require_POST
@login_required
def unblock(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Block.objects.select_related("of"), pk=pk, by=person(request))
    services.unblock(by=person(request), of=found.of)
    messages.success(request, _("Unblocked."))
    return redirect("moderation:blocks")


def _thing(request: HttpRequest, sort: str, pk: str) -> Any:
    thing = selectors.find_thing(sort, pk, request.user, link=request.GET.get("lien", ""))
    if thing is None:
        raise Http404
    return thing


def _team_only(request: HttpRequest) -> None:
    if not permissions.can_moderate(request.user):
        raise Http404


def _measures(request: HttpRequest, what: OfThing) -> list[Measure]:
    return selectors.measures_for(what, may_suspend=permissions.can_suspend(request.user))


def _confirm(request: HttpRequest, form: VerdictForm) -> None:
    # To close an account is grave; to hide a thing can be undone.
    if form.cleaned_data["measure"] == Measure.SUSPENDED:
        ask_password_again(request)


def _case_context(request: HttpRequest, known: selectors.Case) -> dict[str, Any]:
    thing = known.thing
    return {
        "case": known,
        "evidence": EVIDENCE.fill_one(thing, request) if thing is not None else [],
    }
