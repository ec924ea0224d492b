"""The wing's addresses; each room has its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("projects.space.urls")),
    path("", include("projects.needs.urls")),
    path("", include("projects.wrap.urls")),
]
