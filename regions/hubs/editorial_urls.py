"""Where Wagtail serves the editorial pages, and the pictures that are theirs alone."""

from django.urls import include, path
from wagtail import urls as wagtail_urls

from regions.hubs import views

urlpatterns = [
    path("media/images/<str:name>", views.editorial_image, name="editorial_images"),
    path("poles/", include(wagtail_urls)),
]
