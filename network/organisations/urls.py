from django.urls import path

from network.organisations import feeds, views

app_name = "organisations"
urlpatterns = [
    path("structures/", views.organisations, name="list"),
    path("structures/<str:slug>/", views.organisation, name="organisation"),
    path("structures/<str:slug>/modifier/", views.edit, name="edit"),
    path("structures/<str:slug>/logo/retirer/", views.remove_logo, name="remove_logo"),
    path("structures/<str:slug>/membres/", views.members, name="members"),
    path("structures/<str:slug>/adhesion/", views.ask_adhesion, name="ask_adhesion"),
    path("mes-structures/", views.mine, name="mine"),
    path("mes-structures/nouvelle/", views.new, name="new"),
    path("mes-structures/places/<int:pk>/reponse/", views.answer, name="answer"),
    path("mes-structures/places/<int:pk>/role/", views.set_role, name="set_role"),
    path("mes-structures/places/<int:pk>/fin/", views.end, name="end"),
    path("mes-structures/adhesions/<int:pk>/reponse/", views.welcome, name="welcome"),
    path("mes-structures/adhesions/<int:pk>/fin/", views.end_adhesion, name="end_adhesion"),
    path("atom/structures.xml", feeds.Organisations.as_view(), name="feed"),
]
