from django.urls import path

from labfilms.api import views

urlpatterns = [path("api/", views.reference, name="api_reference")]
