from django.urls import path

from ecran.access import views

app_name = "access"
urlpatterns = [
    path("acces/<str:key>/", views.watch, name="watch"),
    path("acces/<str:key>/garder/", views.claim, name="claim"),
    path("mes-acces/", views.mine, name="mine"),
    path("mes-films/<int:pk>/acces/", views.accesses, name="list"),
    path("mes-films/<int:pk>/acces/<int:access>/fin/", views.take_back, name="take_back"),
]
