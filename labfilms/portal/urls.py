from django.urls import path

from labfilms.portal import views

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("bienvenue/", views.welcome, name="welcome"),
    path("bienvenue/plus-tard/", views.leave_welcome, name="leave_welcome"),
    path("bienvenue/<slug:name>/", views.step, name="step"),
]
