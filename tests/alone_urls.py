"""The addresses of the apps that are installed, composed as `labfilms.urls` composes all."""

from importlib.util import find_spec

from django.apps import apps
from django.contrib import admin
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from tests.architecture import house

urlpatterns = [
    *(
        path("", include(f"{config.name}.urls"))
        for config in apps.get_app_configs()
        if house.app_of(config.name) and find_spec(f"{config.name}.urls")
    ),
    path("compte/", include("allauth.urls")),
    path("administration/", admin.site.urls),
    path("redaction/", include(wagtailadmin_urls)),
]
if apps.is_installed("regions.hubs"):
    urlpatterns.append(path("", include("regions.hubs.editorial_urls")))
