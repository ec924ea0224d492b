"""Where the pictures of editorial pages stand: files, which have no language."""

from django.urls import path

from regions.hubs import views

urlpatterns = [
    path("media/images/<str:name>", views.editorial_image, name="editorial_images"),
]
