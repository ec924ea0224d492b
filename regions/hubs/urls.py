from django.urls import path
from wagtail.views import serve

app_name = "hubs"
urlpatterns = [path("poles/", serve, {"path": ""}, name="index")]
