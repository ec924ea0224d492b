from django.contrib.sitemaps import views as sitemaps
from django.urls import path

from labfilms.portal import views
from labfilms.portal.sitemaps import SECTIONS

app_name = "portal"
urlpatterns = [
    path("", views.front, name="front"),
    path("robots.txt", views.robots, name="robots"),
    path(
        "sitemap.xml",
        sitemaps.index,
        {"sitemaps": SECTIONS, "sitemap_url_name": "portal:sitemap_section"},
        name="sitemap",
    ),
    path(
        "sitemap-<slug:section>.xml",
        sitemaps.sitemap,
        {"sitemaps": SECTIONS},
        name="sitemap_section",
    ),
    path("bienvenue/", views.welcome, name="welcome"),
    path("bienvenue/plus-tard/", views.leave_welcome, name="leave_welcome"),
    path("bienvenue/<slug:name>/", views.step, name="step"),
]
