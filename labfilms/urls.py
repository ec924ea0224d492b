"""Every address of the site: each wing's own urls, composed."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path
from wagtail.admin import urls as wagtailadmin_urls

from streaming import urls as streaming_urls

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include(streaming_urls)),
    path("compte/", include("allauth.urls")),
    path("administration/", admin.site.urls),
    path("redaction/", include(wagtailadmin_urls)),
]
