from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from labfilms.api import access
from labfilms.api.routes import api


@dataclass(frozen=True, slots=True)
class Parameter:
    name: str
    words: str
    choices: list[str]


@dataclass(frozen=True, slots=True)
class Route:
    address: str
    summary: str
    parameters: list[Parameter]
    id: str


@require_safe
def reference(request: HttpRequest) -> HttpResponse:
    context = {
        "routes": list(_routes()),
        "root": request.build_absolute_uri("/api/v1/"),
        "strangers": access.STRANGERS,
        "people": access.PEOPLE,
    }
    return render(request, "api/reference.html", context)


def _routes() -> Iterator[Route]:
    schema = api.get_openapi_schema()
    known = schema["components"]["schemas"]
    for address, methods in schema["paths"].items():
        for operation in methods.values():
            # What stands in the address needs no second line.
            asked = (one for one in operation["parameters"] if one["in"] == "query")
            parameters = [_parameter(one, known) for one in asked]
            yield Route(address, operation["summary"], parameters, operation["operationId"])


def _parameter(said: dict[str, Any], known: dict[str, Any]) -> Parameter:
    shape = said["schema"]
    kinds = [shape, *shape.get("anyOf", ())]
    named = [known[kind["$ref"].rpartition("/")[2]] for kind in kinds if "$ref" in kind]
    choices = [str(value) for kind in named for value in kind.get("enum", ())]
    return Parameter(said["name"], said.get("description", ""), choices)
