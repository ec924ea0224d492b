"""The wing's addresses; each room has its own."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("network.people.urls")),
    path("", include("network.organisations.urls")),
    path("", include("network.calls.urls")),
    path("", include("network.messages.urls")),
]
