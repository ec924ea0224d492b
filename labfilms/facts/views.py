from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts.requests import person
from labfilms.facts import registry, selectors, services
from labfilms.facts.slots import follow_things

PER_PAGE = 30


@require_safe
@login_required
def feed(request: HttpRequest) -> HttpResponse:
    before = request.GET.get("avant", "")
    found = selectors.feed(
        person(request), before=int(before) if before.isdecimal() else 0, size=PER_PAGE
    )
    return render(request, "facts/feed.html", {"feed": found, "first": not before})


@require_safe
@login_required
def follows(request: HttpRequest) -> HttpResponse:
    found = selectors.followed_by(person(request))
    return render(request, "facts/follow_list.html", {"followed": found})


@require_POST
@login_required
def follow(request: HttpRequest, sort: str, pk: str) -> HttpResponse:
    known, thing = registry.find(sort), selectors.find_thing(sort, pk, request.user)
    if known is None or thing is None:
        raise Http404
    if request.POST.get("follow") == "0":
        services.unfollow(person=person(request), thing=thing)
    else:
        services.follow(person=person(request), thing=thing)
    if request.headers.get("HX-Request"):
        context = follow_things([thing], request)[thing.pk]
        return render(request, "facts/follow.html", dict(context))
    back = request.POST.get("back") == "follows"
    return redirect("facts:follows" if back else known.address(thing))
