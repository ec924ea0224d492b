from django.urls import path

from network.calls import feeds, views

app_name = "calls"
urlpatterns = [
    path("annonces/", views.calls, name="list"),
    path("annonces/<slug:slug>/", views.call, name="call"),
    path("annonces/<slug:slug>/modifier/", views.edit, name="edit"),
    path("annonces/<slug:slug>/publier/", views.publish, name="publish"),
    path("annonces/<slug:slug>/clore/", views.close, name="close"),
    path("annonces/<slug:slug>/candidatures/", views.applications, name="applications"),
    path("annonces/postes/<int:pk>/postuler/", views.apply, name="apply"),
    path("mes-annonces/", views.mine, name="mine"),
    path("mes-annonces/nouvelle/", views.new, name="new"),
    path("mes-candidatures/", views.applications_mine, name="applications_mine"),
    path("candidatures/<int:pk>/reponse/", views.answer, name="answer"),
    path("candidatures/<int:pk>/retirer/", views.withdraw, name="withdraw"),
    path("profils/<str:handle>/inviter/", views.invite, name="invite"),
    path("invitations/<int:pk>/reponse/", views.reply, name="reply"),
    path("invitations/<int:pk>/retirer/", views.take_back, name="take_back"),
    path("atom/annonces.xml", feeds.Calls.as_view(), name="feed"),
]
