from django.urls import path

from ecran.statements import views

app_name = "statements"
BOOKS = "mes-structures/<str:slug>/boutique/comptes"
HOLDERS = f"{BOOKS}/ayants-droit"
urlpatterns = [
    path(f"{BOOKS}/", views.accounts, name="accounts"),
    path(f"{BOOKS}/ventes.csv", views.export, name="export"),
    path(f"{HOLDERS}/", views.holders, name="holders"),
    path(f"{HOLDERS}/<int:pk>/", views.holder, name="holder"),
    path(f"{HOLDERS}/<int:pk>/modifier/", views.edit_holder, name="edit_holder"),
    path(f"{HOLDERS}/<int:pk>/retirer/", views.drop_holder, name="drop_holder"),
    path(f"{HOLDERS}/<int:pk>/releve.pdf", views.statement, name="statement"),
    path(f"{HOLDERS}/<int:pk>/versements/<int:payout>/annuler/", views.undo, name="undo"),
    path(f"{BOOKS}/parts/", views.shares, name="shares"),
    path(f"{BOOKS}/parts/<int:pk>/", views.film_shares, name="film_shares"),
    path(f"{BOOKS}/parts/<int:pk>/retirer/", views.take_back, name="take_back"),
]
