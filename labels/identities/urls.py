from django.urls import path

from labels.identities import views

app_name = "labels"
urlpatterns = [
    path("labels/", views.labels, name="list"),
    path("labels/<slug:slug>/", views.label, name="label"),
    path("labels/<slug:slug>/modifier/", views.edit_label, name="edit"),
]
