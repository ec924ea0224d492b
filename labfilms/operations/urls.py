from django.urls import path

from labfilms.operations import views

app_name = "operations"
urlpatterns = [
    path("sante/vivant/", views.alive, name="alive"),
    path("sante/pret/", views.ready, name="ready"),
    path("metrics", views.metrics, name="metrics"),
]
