from typing import Any

from django import forms
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from labfilms.accounts import services as accounts
from labfilms.accounts.models import User
from labfilms.accounts.requests import person
from labfilms.portal import selectors, services
from labfilms.portal.forms import FollowForm, RegionForm, TradesForm, WorkForm
from network.people import selectors as people
from network.people import services as people_services
from network.people.models import Profile


@require_safe
def front(request: HttpRequest) -> HttpResponse:
    context = selectors.front(request)
    if isinstance(request.user, User):
        profile = people.profile_of(request.user)
        context |= selectors.home(request, request.user, profile)
        return render(request, "portal/home.html", context)
    return render(request, "portal/front.html", context)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    # What is not everyone's is closed by its rule, not by a wish: nothing of it is named here.
    address = request.build_absolute_uri(reverse("portal:sitemap"))
    words = f"User-agent: *\nDisallow: /compte/\nDisallow: /recherche/\nSitemap: {address}\n"
    response = HttpResponse(words, content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "public, max-age=3600"
    return response


@require_safe
@login_required
def welcome(request: HttpRequest) -> HttpResponse:
    user = person(request)
    steps = selectors.steps(user, people.profile_of(user))
    following = next((step for step in steps if step.open), None)
    return redirect(following.href if following else "portal:front")


@require_POST
@login_required
def leave_welcome(request: HttpRequest) -> HttpResponse:
    accounts.skip(user=person(request), steps=[name for name, _label in selectors.STEPS])
    return redirect("portal:front")


@login_required
def step(request: HttpRequest, name: str) -> HttpResponse:
    user = person(request)
    profile = people.profile_of(user)
    steps = selectors.steps(user, profile)
    names = [one.name for one in steps]
    if name not in names:
        raise Http404
    if request.method == "POST" and request.POST.get("skip"):
        accounts.skip(user=user, steps=[name])
        return redirect(_after(steps, name))
    if profile is None and name in {"metiers", "oeuvre"}:
        # These two are written on one's page: the region makes it.
        return redirect("portal:step", "region")
    form = _form(request, name, profile)
    if request.method == "POST" and form.is_valid():
        _write(form, user, profile)
        return redirect(_after(steps, name))
    context = {
        "stepper": selectors.stepper(steps),
        "number": names.index(name) + 1,
        "count": len(steps),
        "form": form,
    }
    return render(request, f"portal/welcome_{name}.html", context)


def _after(steps: list[selectors.Step], name: str) -> str:
    names = [one.name for one in steps]
    later = steps[names.index(name) + 1 :]
    return later[0].href if later else "portal:front"


def _form(request: HttpRequest, name: str, profile: Profile | None) -> forms.BaseForm:
    data = request.POST if request.method == "POST" else None
    if name == "region":
        return RegionForm(data, initial={"region": profile.region if profile else None})
    if name == "metiers":
        return TradesForm(data, initial=_initial_trades(profile))
    if name == "oeuvre":
        return WorkForm(data, instance=profile)
    return FollowForm(data, suggestions=selectors.suggestions(person(request), profile))


def _initial_trades(profile: Profile | None) -> dict[str, Any]:
    if profile is None:
        return {}
    places = {f"trade_{n}": place.trade_id for n, place in enumerate(profile.places.all())}
    return {"grammar": profile.grammar, **places}


def _write(form: forms.BaseForm, user: User, profile: Profile | None) -> None:
    data = form.cleaned_data
    if isinstance(form, RegionForm):
        people_services.begin(user=user, region=data["region"])
    elif isinstance(form, TradesForm) and profile is not None:
        people_services.say_trades(
            profile=profile, trades=form.trades(), grammar=data["grammar"], public=data["public"]
        )
    elif isinstance(form, WorkForm) and profile is not None:
        people_services.show_work(profile=profile, title=data["work_title"], url=data["work_url"])
    elif isinstance(form, FollowForm):
        services.follow_all(user=user, values=data["follow"])
