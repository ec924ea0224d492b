from django.urls import path

from ecran.codes import views

CODES = "mes-structures/<str:slug>/boutique/codes/"

app_name = "codes"
urlpatterns = [
    path(CODES, views.batches, name="batches"),
    path(f"{CODES}nouveaux/", views.new, name="new"),
    path(f"{CODES}<int:pk>/", views.batch, name="batch"),
    path(f"{CODES}<int:pk>/fermer/", views.close, name="close"),
    path(f"{CODES}<int:pk>/<int:code>/fermer/", views.close_code, name="close_code"),
    path(f"{CODES}<int:pk>/codes.csv", views.export, name="export"),
    path(f"{CODES}<int:pk>/cartes-<int:number>.pdf", views.cards, name="cards"),
]
