from django.urls import path

from labfilms.accounts import views

# Before the administrations' own addresses, which they replace.
urlpatterns = [
    path("administration/login/", views.one_door, {"home": "/administration/"}),
    path("redaction/login/", views.one_door, {"home": "/redaction/"}),
]
