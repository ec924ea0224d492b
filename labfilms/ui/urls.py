"""The page that shows every component (in development alone: elsewhere it answers 404)."""

from django.urls import path

from labfilms.ui import views

app_name = "ui"
urlpatterns = [
    path("_ui/", views.showcase, name="showcase"),
]
