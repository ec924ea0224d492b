from django.urls import path
from wagtail.views import serve

from regions.hubs import views

app_name = "hubs"
urlpatterns = [
    path("poles/", serve, {"path": ""}, name="index"),
    path("regions/<slug:slug>/", views.region, name="region"),
]
