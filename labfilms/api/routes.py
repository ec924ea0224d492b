"""`/api/v1/`: the rooms' routers, composed."""

from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from ninja import NinjaAPI
from ninja.openapi.schema import OpenAPISchema

from ecran.credits.api import router as credits_router
from ecran.films.api import router as films_router
from labels.identities.api import router as labels_router
from labels.laurels.api import router as laurels_router
from labels.selections.api import router as selections_router
from labfilms.api import problems
from labfilms.api.access import Door
from labfilms.search.api import router as search_router
from network.calls.api import router as calls_router
from network.organisations.api import router as organisations_router
from network.people.api import router as people_router
from projects.space.api import router as projects_router
from regions.territory.api import router as territory_router

DESCRIPTION: Final = (
    "Films, selections and those who make them, as the site shows them. Reading alone; moments are"
    " RFC 3339, durations seconds, addresses absolute. Words come in the language of"
    " Accept-Language (fr, en)."
)


class Api(NinjaAPI):
    """The API, whose answers any page may read as long as they are everyone's."""

    def create_response(self, request: HttpRequest, data: Any, **rest: Any) -> HttpResponse:
        response = super().create_response(request, data, **rest)
        response["Cross-Origin-Resource-Policy"] = "cross-origin"
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        if "Authorization" in request.headers:
            response["Cache-Control"] = "private, no-store"
        else:
            response["Access-Control-Allow-Origin"] = "*"
        return response

    def get_openapi_schema(self, **rest: Any) -> OpenAPISchema:
        schema = super().get_openapi_schema(**rest)
        for methods in schema["paths"].values():
            for operation in methods.values():
                # A key is never asked for: it only opens more.
                operation["security"] = [{}, {"Door": []}]
                for status, said in operation["responses"].items():
                    if int(status) >= 400:  # noqa: PLR2004
                        said["content"] = {problems.TYPE: said["content"]["application/json"]}
        return schema

    def get_openapi_operation_id(self, operation: Any) -> str:
        return str(operation.view_func.__name__)


api = Api(
    title="LabFilms",
    version="1",
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
    auth=Door(),
)
problems.handle(api)
for router in (
    films_router,
    credits_router,
    laurels_router,
    selections_router,
    labels_router,
    people_router,
    organisations_router,
    projects_router,
    calls_router,
    territory_router,
    search_router,
):
    api.add_router("", router)
