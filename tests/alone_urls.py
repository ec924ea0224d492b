"""The addresses of the apps that are installed, composed as `labfilms.urls` composes all."""

from importlib.util import find_spec

from django.apps import apps
from django.contrib import admin
from django.urls import include, path
from wagtail.admin import urls as wagtailadmin_urls

from labfilms.core import languages
from tests.architecture import house

# As in `labfilms.urls`: what machines ask for has one address, without a language.
DOORS = {"streaming", "labfilms.pictures", "labfilms.operations"}

installed = [
    config.name
    for config in apps.get_app_configs()
    if house.app_of(config.name) and find_spec(f"{config.name}.urls")
]
doors = [
    *(path("", include(f"{name}.urls")) for name in installed if name in DOORS),
    path("", include("labfilms.accounts.door_urls")),
    path("administration/", admin.site.urls),
    path("redaction/", include(wagtailadmin_urls)),
]
pages = [
    *(path("", include(f"{name}.urls")) for name in installed if name not in DOORS),
    path("compte/", include("allauth.urls")),
]
if apps.is_installed("regions.hubs"):
    doors.append(path("", include("regions.hubs.image_urls")))
    pages.append(path("", include("regions.hubs.editorial_urls")))
urlpatterns = [*doors, *languages.pages(*pages)]
