from django.urls import path

from ecran.films import feeds, views

app_name = "films"
urlpatterns = [
    path("films/", views.films, name="list"),
    path("mes-films/nouveau/", views.new_film, name="new"),
    path("mes-films/", views.my_films, name="mine"),
    path("mes-films/<int:pk>/", views.edit_film, name="edit"),
    path("mes-films/<int:pk>/reprendre/", views.retry, name="retry"),
    path("mes-films/<int:pk>/original/", views.original, name="original"),
    path("mes-films/<int:pk>/supprimer/", views.delete_film, name="delete"),
    path("atom/films.xml", feeds.Films.as_view(), name="feed"),
    path("atom/regions/<slug:slug>.xml", feeds.FilmsOfRegion.as_view(), name="region_feed"),
]
