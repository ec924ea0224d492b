from django.urls import path

from labels.laurels import views

app_name = "laurels"
urlpatterns = [
    path("distinctions/<str:code>/", views.verify, name="verify"),
    path("distinctions/<str:code>/palme.svg", views.picture, name="picture"),
]
