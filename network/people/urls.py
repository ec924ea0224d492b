from django.urls import path

from network.people import views

app_name = "people"
urlpatterns = [
    path("profils/", views.people, name="list"),
    path("mon-profil/", views.my_profile, name="mine"),
    path("mon-profil/photo/retirer/", views.remove_photo, name="remove_photo"),
    path("profils/<str:handle>/", views.profile, name="profile"),
]
