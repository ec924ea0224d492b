from django.urls import path

from labfilms.search import views

app_name = "search"
urlpatterns = [
    path("recherche/", views.page, name="page"),
    path("recherche/suggestions/", views.suggestions, name="suggestions"),
]
