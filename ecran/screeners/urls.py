from django.urls import path

from ecran.screeners import views

app_name = "screeners"
urlpatterns = [
    path("mes-films/<int:pk>/liens/", views.links, name="links"),
    path("mes-films/<int:pk>/liens/liste/", views.make_list, name="list"),
    path("mes-films/<int:pk>/liens.csv", views.export, name="export"),
    path("liens/<int:pk>/retirer/", views.revoke, name="revoke"),
    path("liens/<int:pk>/mot-de-passe/", views.password, name="password"),
    path("v/<str:secret>/", views.screener, name="screener"),
    path("v/<str:secret>/entrer/", views.enter, name="enter"),
    path("v/<str:secret>/reprise/", views.progress, name="progress"),
    path("v/<str:secret>/reponse/", views.reply, name="reply"),
]
