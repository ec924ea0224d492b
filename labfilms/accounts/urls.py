from django.urls import path

from labfilms.accounts import views

app_name = "accounts"
urlpatterns = [
    path("langue/", views.language, name="language"),
]
