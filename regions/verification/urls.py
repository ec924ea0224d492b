from django.urls import path

from regions.verification import views

app_name = "verification"
urlpatterns = [path("verifier/<slug:sort>/<str:pk>/", views.verify, name="verify")]
