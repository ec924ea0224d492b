from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_safe

from regions.territory import selectors


@require_safe
@cache_control(public=True, max_age=3600)
def towns(request: HttpRequest) -> JsonResponse:
    found = selectors.suggestions(request.GET.get("q", ""))
    rows = [{"label": town.label, "code": town.code} for town in found]
    return JsonResponse({"towns": rows})
