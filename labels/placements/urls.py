from django.urls import path

from labels.placements import views

app_name = "placements"
urlpatterns = [
    path("a-la-une/", views.front, name="national"),
    path("a-la-une/<int:pk>/retirer/", views.withdraw, name="withdraw"),
    path("a-la-une/<slug:slug>/", views.front, name="region"),
]
