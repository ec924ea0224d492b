from django.urls import path

from streaming.delivery import views

urlpatterns = [
    path("flux/<str:grant>/<str:name>/<path:path>", views.file, name="file"),
    path("original/<str:grant>/", views.original, name="original"),
]
