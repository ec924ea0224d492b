from django.urls import path

from ecran.credits import views

app_name = "credits"
urlpatterns = [
    path("mes-films/<int:pk>/generique/", views.credits, name="edit"),
    path("generiques/<int:pk>/", views.credit, name="credit"),
    path("generiques/<int:pk>/reponse/", views.answer, name="answer"),
    path("generiques/<int:pk>/correction/", views.ask, name="ask"),
    path("generiques/<int:pk>/accord/", views.settle, name="settle"),
]
