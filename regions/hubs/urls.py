from django.urls import path

from regions.hubs import views

app_name = "hubs"
urlpatterns = [
    path("poles/", views.hub, name="index"),
    path("poles/<slug:slug>/", views.hub, name="hub"),
    path("regions/<slug:slug>/", views.region, name="region"),
]
