from django.urls import path

from labfilms.keys import views

app_name = "keys"
urlpatterns = [
    path("mes-cles/", views.keys, name="list"),
    path("mes-cles/nouvelle/", views.new, name="new"),
    path("mes-cles/<int:pk>/fin/", views.end, name="end"),
]
