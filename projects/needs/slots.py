"""What projects need, on their pages and lists; and where a call comes from."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest
from django.urls import reverse

from network.calls.models import CrewCall
from network.calls.slots import CALL_ORIGINS
from network.messages import permissions as messages
from network.people.models import Profile
from projects.needs import selectors
from projects.needs.models import Need
from projects.space import permissions as space
from projects.space import selectors as teams
from projects.space.models import Project
from projects.space.slots import PROJECT_FACTS, PROJECT_SECTIONS


def find_address(need: Need) -> str:
    """Return where one finds people for a need: the directory, with its filters set."""
    query = {"metier": need.trade.code if need.trade else "", "ou": need.project.region.slug}
    if need.position_id:
        query["poste"] = str(need.position_id)
    return f"{reverse('people:list')}?{urlencode(query)}"


@PROJECT_SECTIONS.provide("projects/needs/project_section.html", order=10)
def needs_of_projects(
    projects: Sequence[Project], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Show what a project needs: to seek for those in charge, to offer for the others."""
    sections: dict[Hashable, Mapping[str, Any]] = {}
    for project in projects:
        needs = list(selectors.needs_of([project]))
        can_manage = space.can_manage(request.user, project) and not project.is_wrapped
        if needs or can_manage:
            offer = "" if can_manage else _offer_address(project, request)
            sections[project.pk] = {
                "project": project,
                "needs": needs,
                "can_manage": can_manage,
                "offer": offer,
            }
    return sections


@PROJECT_FACTS.provide("projects/needs/project_facts.html", order=10)
def sought_by_projects(
    projects: Sequence[Project], _request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Say in a few words what each project of a list seeks."""
    found: dict[Hashable, dict[str, Any]] = {}
    for need in selectors.open_needs_of(projects):
        found.setdefault(need.project_id, {"needs": []})["needs"].append(need)
    return found


@CALL_ORIGINS.provide("projects/needs/call_origin.html")
def project_of_calls(
    calls: Sequence[CrewCall], request: HttpRequest
) -> Mapping[Hashable, Mapping[str, Any]]:
    """Name the project that each call comes from, as far as one may see it."""
    found = selectors.project_of_calls(calls, request.user)
    return {call: {"project": project} for call, project in found.items()}


def _offer_address(project: Project, request: HttpRequest) -> str:
    """Return where one offers gear, a place or music: a message to whoever is in charge."""
    managers = teams.managers_of(project)
    profiles = list(Profile.objects.filter(user__in=managers).select_related("user"))
    may = messages.contactable(request.user, profiles)
    found = next((profile for profile in profiles if profile.user_id in may), None)
    if found is None:
        return ""
    query = urlencode({"sujet": project.title})
    return f"{reverse('messages:write', args=(found.handle,))}?{query}"
