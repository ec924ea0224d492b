"""The wing's addresses; each room has its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("labels.identities.urls")),
    path("", include("labels.selections.urls")),
    path("", include("labels.laurels.urls")),
    path("", include("labels.placements.urls")),
]
