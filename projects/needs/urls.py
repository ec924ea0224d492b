from django.urls import path

from projects.needs import views

app_name = "needs"
urlpatterns = [
    path("projets/<str:slug>/besoins/nouveau/", views.new, name="new"),
    path("besoins/<int:pk>/modifier/", views.edit, name="edit"),
    path("besoins/<int:pk>/annonce/", views.publish, name="publish"),
    path("besoins/<int:pk>/trouver/", views.find, name="find"),
    path("besoins/<int:pk>/etat/", views.set_state, name="set_state"),
    path("besoins/<int:pk>/retirer/", views.remove, name="remove"),
]
