from django.urls import path

from streaming.intake import views

urlpatterns = [
    path("televersements/", views.uploads, name="uploads"),
    path("televersements/<uuid:pk>/", views.upload, name="upload"),
]
