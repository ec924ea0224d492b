from django.urls import path

from labels.selections import feeds, views

app_name = "selections"
urlpatterns = [
    path("selections/", views.selections, name="list"),
    path("selections/<slug:slug>/", views.selection, name="selection"),
    path("s/<str:link>/", views.selection_by_link, name="by_link"),
    path("mes-selections/", views.my_selections, name="mine"),
    path("mes-selections/nouvelle/", views.new_selection, name="new"),
    path("mes-selections/<int:pk>/", views.edit_selection, name="edit"),
    path("mes-selections/<int:pk>/supprimer/", views.delete_selection, name="delete"),
    path("mes-selections/<int:pk>/ordre/", views.reorder, name="reorder"),
    path("mes-selections/<int:pk>/versions/", views.versions, name="versions"),
    path("mes-selections/versions/<int:pk>/", views.version, name="version"),
    path("selections/<int:pk>/reprendre/", views.clone, name="clone"),
    path("films/<int:pk>/selectionner/", views.add, name="add"),
    path("integrer/selections/<slug:slug>/", views.embedded, name="embed"),
    path("partage/selections/<slug:slug>.jpg", views.picture, name="picture"),
    path("atom/selections.xml", feeds.Selections.as_view(), name="feed"),
    path("atom/labels/<slug:slug>.xml", feeds.SelectionsOfLabel.as_view(), name="label_feed"),
    path("atom/selections/<slug:slug>.xml", feeds.FilmsOfSelection.as_view(), name="films_feed"),
]
