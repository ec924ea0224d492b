from django.urls import path

from ecran.access import views

app_name = "access"
urlpatterns = [
    path("mes-acces/", views.mine, name="mine"),
    path("mes-films/<int:pk>/acces/", views.accesses, name="list"),
    path("mes-films/<int:pk>/acces/<int:access>/fin/", views.take_back, name="take_back"),
]
