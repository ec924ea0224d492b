from django.urls import path

from ecran.feedback import views

app_name = "feedback"
urlpatterns = [
    path("films/<slug:slug>/regard/", views.write, name="write"),
    path("regards/<int:pk>/reponse/", views.answer, name="answer"),
    path("regards/<int:pk>/retirer/", views.withdraw, name="withdraw"),
]
