from django.urls import path

from ecran.credits import views

app_name = "credits"
urlpatterns = [
    path("mes-films/<int:pk>/generique/", views.credits, name="edit"),
    path("generiques/<int:pk>/reponse/", views.answer, name="answer"),
]
