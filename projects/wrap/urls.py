from django.urls import path

from projects.wrap import views

app_name = "wrap"
urlpatterns = [path("projets/<str:slug>/terminer/", views.wrap, name="wrap")]
