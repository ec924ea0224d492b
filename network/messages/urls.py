from django.urls import path

from network.messages import views

app_name = "messages"
urlpatterns = [
    path("messages/", views.conversations, name="list"),
    path("messages/<int:pk>/", views.conversation, name="conversation"),
    path("profils/<str:handle>/ecrire/", views.write, name="write"),
    path(
        "structures/<str:slug>/ecrire/", views.write_to_organisation, name="write_to_organisation"
    ),
]
