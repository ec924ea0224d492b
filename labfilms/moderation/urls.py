from django.urls import path

from labfilms.moderation import views

app_name = "moderation"
urlpatterns = [
    path("signaler/<slug:sort>/<str:pk>/", views.report, name="report"),
    path("signalements/<str:key>/", views.receipt, name="receipt"),
    path("decisions/<str:key>/", views.decision, name="decision"),
    path("moderation/", views.queue, name="queue"),
    path("moderation/<int:pk>/", views.case, name="case"),
    path("moderation/<int:pk>/transmettre/", views.hand_over, name="hand_over"),
    path("moderation/recours/<int:pk>/", views.answer, name="answer"),
    path("moderation/suspensions/", views.suspensions, name="suspensions"),
    path("moderation/suspensions/<int:pk>/lever/", views.lift, name="lift"),
    path("mes-blocages/", views.blocks, name="blocks"),
    path("mes-blocages/<int:pk>/retirer/", views.unblock, name="unblock"),
    path("bloquer/<slug:sort>/<str:pk>/", views.block, name="block"),
]
