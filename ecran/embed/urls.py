from django.urls import path

from ecran.embed import views

app_name = "embed"
urlpatterns = [
    path("integrer/films/<slug:slug>/", views.film, name="film"),
    path("partage/films/<slug:slug>.jpg", views.picture, name="picture"),
    path("oembed", views.answer, name="oembed"),
    path("mes-films/<int:pk>/integration/", views.embedding, name="embedding"),
]
