"""Login limits, the same for every login form (django-axes counts in the database)."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def login_name(request: HttpRequest | None, credentials: dict[str, Any] | None = None) -> str:
    """Return the address that was tried, however the form names its field."""
    # What the form really tried comes first: a field that nobody asked for must not hide it.
    given = credentials or (request.POST.dict() if request else {})
    name = given.get("email") or given.get("username") or given.get("login") or ""
    return str(name).strip().lower()[:254]


def locked_out(
    request: HttpRequest, _original: HttpResponse | None = None, _credentials: Any = None
) -> HttpResponse:
    """Say that the door is closed for a while, and how to go on (429)."""
    return render(request, "account/locked_out.html", status=429)
