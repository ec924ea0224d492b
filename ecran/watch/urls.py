from django.urls import path

from ecran.watch import views

app_name = "watch"
urlpatterns = [
    path("films/<slug:slug>/", views.film, name="film"),
    path("films/<slug:slug>/apercu/", views.preview, name="preview"),
    path("films/<slug:slug>/fichier/", views.film_file, name="file"),
    path("l/<str:link>/", views.film_by_link, name="by_link"),
    path("films/<int:pk>/reprise/", views.progress, name="progress"),
]
