from django.urls import path

from labfilms.api import views
from labfilms.api.routes import api

urlpatterns = [
    path("api/", views.reference, name="api_reference"),
    path("api/v1/", api.urls),
]
