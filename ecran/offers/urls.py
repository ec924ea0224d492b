from django.urls import path

from ecran.offers import views

app_name = "offers"
urlpatterns = [
    path("mes-structures/<str:slug>/boutique/", views.shop, name="shop"),
    path("mes-structures/<str:slug>/boutique/reglages/", views.shop_settings, name="settings"),
    path("mes-structures/<str:slug>/boutique/films/<int:pk>/", views.film, name="film"),
    path("mes-structures/<str:slug>/boutique/pass/<int:pk>/", views.collection_pass, name="pass"),
    path("mes-structures/<str:slug>/boutique/pass/<int:pk>/fin/", views.end_pass, name="end_pass"),
]
