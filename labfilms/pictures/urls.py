from django.urls import path

from labfilms.pictures import views

app_name = "pictures"
urlpatterns = [
    path("images/<uuid:pk>/<str:key>/<str:name>", views.public, name="public"),
    path("images/g/<str:token>/<str:name>", views.granted, name="granted"),
]
