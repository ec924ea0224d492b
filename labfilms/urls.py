"""Every address of the site: each wing's own urls, composed."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from labfilms.api import urls as api_urls
from labfilms.core import languages
from labfilms.portal import urls as portal_urls

# What machines ask for, and the administrations, which speak their person's language: one address.
doors: list[URLPattern | URLResolver] = [
    path("", include("streaming.urls")),
    path("", include("labfilms.pictures.urls")),
    path("", include("regions.hubs.image_urls")),
    path("", include("labfilms.api.door_urls")),
    path("", include("labfilms.operations.urls")),
    path("", include("labfilms.accounts.door_urls")),
    path("administration/", admin.site.urls),
    path("redaction/", include(wagtailadmin_urls)),
]
# What people read: at a bare address in French, below /en/ in English.
pages: list[URLPattern | URLResolver] = [
    path("", include(portal_urls)),
    path("", include(api_urls)),
    path("", include("labfilms.ui.urls")),
    path("", include("labfilms.search.urls")),
    path("", include("labfilms.accounts.urls")),
    path("", include("labfilms.notify.urls")),
    path("", include("labfilms.facts.urls")),
    path("", include("labfilms.keys.urls")),
    path("", include("labfilms.moderation.urls")),
    path("", include("regions.verification.urls")),
    path("", include("regions.territory.urls")),
    path("", include("network.urls")),
    path("", include("projects.urls")),
    path("", include("ecran.urls")),
    path("", include("labels.urls")),
    path("", include("regions.hubs.urls")),
    path("", include("regions.editorial.urls")),
    path("compte/", include("allauth.urls")),
    path("", include("regions.hubs.editorial_urls")),
]
urlpatterns = [*doors, *languages.pages(*pages)]
