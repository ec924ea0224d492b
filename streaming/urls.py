"""The wing's addresses; each room has its own."""

from django.urls import URLPattern, URLResolver, include, path

from streaming.delivery import urls as delivery_urls
from streaming.intake import urls as intake_urls

app_name = "streaming"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(intake_urls)),
    path("", include(delivery_urls)),
]
