from django.urls import path

from ecran.orders import views

app_name = "orders"
SHOP = "mes-structures/<str:slug>/boutique/ventes"
urlpatterns = [
    path("offres/<int:pk>/", views.buy, name="buy"),
    path("mes-achats/", views.mine, name="mine"),
    path("commandes/<str:token>/", views.order, name="order"),
    path("commandes/<str:token>/payer/", views.pay, name="pay"),
    path("commandes/<str:token>/renoncer/", views.give_up, name="give_up"),
    path("commandes/<str:token>/papiers/<int:number>/", views.paper, name="paper"),
    path(f"{SHOP}/", views.sales, name="sales"),
    path(f"{SHOP}/<int:pk>/payee/", views.mark_paid, name="mark_paid"),
    path(f"{SHOP}/<int:pk>/rembourser/", views.refund, name="refund"),
    path(f"{SHOP}/<int:pk>/fermer/", views.close, name="close"),
    path("paiements/<str:provider>/<str:slug>/", views.told, name="told"),
]
