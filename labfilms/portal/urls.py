from django.urls import path

from labfilms.portal import views

app_name = "portal"
urlpatterns = [path("", views.front, name="front")]
