from django.urls import path

from labels.identities import views

app_name = "labels"
urlpatterns = [
    path("labels/", views.labels, name="list"),
    path("labels/nouveau/", views.new_label, name="new"),
    path("labels/equipe/<int:pk>/", views.place, name="place"),
    path("labels/<slug:slug>/", views.label, name="label"),
    path("labels/<slug:slug>/modifier/", views.edit_label, name="edit"),
    path("labels/<slug:slug>/equipe/", views.team, name="team"),
    path("labels/<slug:slug>/invitation/", views.invitation, name="invitation"),
]
