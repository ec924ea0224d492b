from django.urls import path

from labfilms.facts import views

app_name = "facts"
urlpatterns = [
    path("fil/", views.feed, name="feed"),
    path("suivis/", views.follows, name="follows"),
    path("suivre/<slug:sort>/<str:pk>/", views.follow, name="follow"),
]
