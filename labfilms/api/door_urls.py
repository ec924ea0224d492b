from django.urls import path

from labfilms.api.routes import api

# One address: a program says by a header which language it reads.
urlpatterns = [path("api/v1/", api.urls)]
