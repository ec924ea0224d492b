"""Where Wagtail serves the editorial pages, and the pictures that are theirs alone."""

from pathlib import Path

from django.conf import settings
from django.urls import include, path
from django.views.static import serve as serve_file
from wagtail import urls as wagtail_urls

urlpatterns = [
    # Renditions of editorial images are public files (pictures of films never stand there).
    # In production nginx answers before Django does.
    path(
        "media/images/<path:path>",
        serve_file,
        {"document_root": Path(settings.MEDIA_ROOT) / "images"},
        name="editorial_images",
    ),
    path("poles/", include(wagtail_urls)),
]
