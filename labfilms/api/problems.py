"""What the API answers when it gives nothing: RFC 9457, in the words of whoever asks."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from ninja import NinjaAPI
from ninja.errors import Throttled, ValidationError

from labfilms.api.access import SecondFactorDue, UnknownKey
from labfilms.core.api import NotSignedIn

TYPE: Final = "application/problem+json"

# pydantic's kinds of errors, in words; others are « it cannot be read ».
REASONS: Final[Mapping[str, str | Promise]] = {
    "int_parsing": gettext_lazy("It must be a whole number."),
    "int_from_float": gettext_lazy("It must be a whole number."),
    "int_parsing_size": gettext_lazy("It is too long a number."),
    "greater_than_equal": gettext_lazy("It must be %(ge)s or more."),
    "less_than_equal": gettext_lazy("It must be %(le)s or less."),
    "enum": gettext_lazy("It must be one of: %(expected)s."),
    "bool_parsing": gettext_lazy("It must be true or false."),
}


def answer(
    api: NinjaAPI,
    request: HttpRequest,
    status: int,
    title: str,
    *,
    detail: str = "",
    errors: list[dict[str, str]] | None = None,
) -> HttpResponse:
    """Return a problem as an answer of the API."""
    said = {
        "type": "about:blank",
        "title": title,
        "status": status,
        "detail": detail,
        "errors": errors or [],
    }
    response = api.create_response(request, said, status=status)
    response["Content-Type"] = TYPE
    return response


def not_found(api: NinjaAPI, request: HttpRequest, error: Exception) -> HttpResponse:
    detail = error.args[0] if error.args and isinstance(error.args[0], str) else ""
    return answer(api, request, 404, _("There is nothing here."), detail=detail)


def unknown_key(api: NinjaAPI, request: HttpRequest, _error: Exception) -> HttpResponse:
    said = _("This key is unknown, or was ended.")
    response = answer(api, request, 401, said, detail=_("Make another one in your account."))
    response["WWW-Authenticate"] = "Bearer"
    return response


def second_factor_due(api: NinjaAPI, request: HttpRequest, _error: Exception) -> HttpResponse:
    said = _("Your role asks for a second factor.")
    detail = _("Set it up in your account: until then this key opens nothing.")
    response = answer(api, request, 401, said, detail=detail)
    response["WWW-Authenticate"] = "Bearer"
    return response


def not_signed_in(api: NinjaAPI, request: HttpRequest, _error: Exception) -> HttpResponse:
    said = _("This is somebody’s own.")
    detail = _("Send a key that opens what you alone see.")
    response = answer(api, request, 401, said, detail=detail)
    response["WWW-Authenticate"] = "Bearer"
    return response


def too_often(api: NinjaAPI, request: HttpRequest, error: Throttled) -> HttpResponse:
    detail = _("Come back within the hour, or use a key: it may ask ten times as often.")
    response = answer(api, request, 429, _("That is too often."), detail=detail)
    response["Retry-After"] = str(error.wait)
    return response


def unreadable(api: NinjaAPI, request: HttpRequest, error: ValidationError) -> HttpResponse:
    errors = [{"name": str(one["loc"][-1]), "reason": _reason(one)} for one in error.errors]
    detail = _("See what is said of each parameter.")
    said = _("Something in the address cannot be read.")
    return answer(api, request, 422, said, detail=detail, errors=errors)


def handle(api: NinjaAPI) -> None:
    """Give an API these answers."""
    handlers: dict[type[Exception], Callable[..., HttpResponse]] = {
        Http404: not_found,
        UnknownKey: unknown_key,
        SecondFactorDue: second_factor_due,
        NotSignedIn: not_signed_in,
        Throttled: too_often,
        ValidationError: unreadable,
    }
    for kind, handler in handlers.items():
        api.add_exception_handler(kind, partial(handler, api))


def _reason(error: Mapping[str, Any]) -> str:
    said = REASONS.get(error["type"], gettext_lazy("It cannot be read."))
    reason: str = str(said) % error.get("ctx", {})
    return reason
