from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from labfilms.ui.things import THING_ACTIONS
from network.messages import permissions, selectors, services
from network.messages.forms import FirstMessageForm, MessageForm
from network.messages.models import Message
from network.organisations import selectors as organisations
from network.people import selectors as people

PAGE = 30


@login_required
@require_safe
def conversations(request: HttpRequest) -> HttpResponse:
    found = Paginator(selectors.conversations_of(request.user), PAGE)
    page = found.get_page(request.GET.get("page"))
    rows = [(one, selectors.others_in(one, request.user)) for one in page]
    return render(request, "network/messages/conversation_list.html", {"page": page, "rows": rows})


@login_required
def conversation(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(selectors.conversations_of(request.user), pk=pk)
    form = MessageForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            services.reply(conversation=found, sender=person(request), **form.cleaned_data)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            return redirect(found)
    services.read(conversation=found, person=person(request))
    shown = list(selectors.messages_of(found, request.user))
    actions = THING_ACTIONS.fill(shown, request)
    context = {
        "conversation": found,
        "others": selectors.others_in(found, request.user),
        "rows": [(one, actions[one.pk]) for one in shown],
        "can_reply": permissions.can_reply(request.user, found),
        "form": form,
    }
    return render(request, "network/messages/conversation_detail.html", context)


@login_required
def write(request: HttpRequest, handle: str) -> HttpResponse:
    profile = get_object_or_404(people.people(request.user), handle=handle)
    sender = person(request)
    known = selectors.between(sender, profile.user)
    if known is not None and permissions.can_reply(sender, known):
        return redirect(known)
    if not permissions.may_contact(sender, profile.user):
        raise Http404
    return _write(
        request,
        lambda words: services.write_to(sender=sender, receiver=profile.user, **words),
        {"name": str(profile), "kicker_href": profile.get_absolute_url()},
    )


@login_required
def write_to_organisation(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(organisations.organisations(request.user), slug=slug)
    sender = person(request)
    return _write(
        request,
        lambda words: services.write_to_organisation(sender=sender, organisation=found, **words),
        {"name": str(found), "kicker_href": found.get_absolute_url()},
    )


def _write(
    request: HttpRequest, send: Callable[[dict[str, str]], Message], context: dict[str, Any]
) -> HttpResponse:
    about = request.GET.get("sujet", "")[:150]
    form = FirstMessageForm(request.POST or None, initial={"about": about})
    if request.method == "POST" and form.is_valid():
        try:
            sent = send(form.cleaned_data)
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, _("Your message is sent."))
            return redirect(sent.conversation)
    context |= {"form": form, "allowance": selectors.allowance(person(request))}
    return render(request, "network/messages/message_form.html", context)
