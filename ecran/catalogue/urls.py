from django.urls import path

from ecran.catalogue import views

app_name = "catalogue"
urlpatterns = [
    path("structures/<str:slug>/catalogue/", views.catalogue, name="catalogue"),
    path("mes-structures/<str:slug>/catalogue/", views.keep, name="keep"),
    path("mes-structures/catalogue/<int:pk>/", views.edit, name="edit"),
    path("mes-structures/catalogue/<int:pk>/films/", views.add, name="add"),
    path("mes-structures/catalogue/<int:pk>/ordre/", views.reorder, name="reorder"),
    path("mes-structures/catalogue/<int:pk>/supprimer/", views.delete, name="delete"),
]
