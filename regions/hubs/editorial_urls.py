"""Where Wagtail serves the editorial pages."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

urlpatterns = [path("poles/", include(wagtail_urls))]
