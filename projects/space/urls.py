from django.urls import path

from projects.space import feeds, views

app_name = "projects"
urlpatterns = [
    path("projets/", views.projects, name="list"),
    path("projets/<str:slug>/", views.project, name="project"),
    path("projets/<str:slug>/modifier/", views.edit, name="edit"),
    path("projets/<str:slug>/equipe/", views.team, name="team"),
    path("mes-projets/", views.mine, name="mine"),
    path("mes-projets/nouveau/", views.new, name="new"),
    path("mes-projets/places/<int:pk>/reponse/", views.answer, name="answer"),
    path("mes-projets/places/<int:pk>/role/", views.set_role, name="set_role"),
    path("mes-projets/places/<int:pk>/fin/", views.end, name="end"),
    path("atom/projets.xml", feeds.Projects.as_view(), name="feed"),
]
