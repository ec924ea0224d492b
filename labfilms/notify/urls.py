from django.urls import path

from labfilms.notify import views

app_name = "notify"
urlpatterns = [
    path("nouvelles/", views.news, name="list"),
    path("nouvelles/lues/", views.read_all, name="read_all"),
    path("nouvelles/reglages/", views.preferences, name="preferences"),
    path("nouvelles/<int:pk>/", views.open_news, name="open"),
]
