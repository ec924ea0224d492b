from django.urls import path

from regions.territory import views

app_name = "territory"
urlpatterns = [path("communes/", views.towns, name="towns")]
