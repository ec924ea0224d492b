from django.urls import path

from regions.editorial import views
from regions.editorial.enums import Place

app_name = "editorial"
urlpatterns = [
    *(
        path(f"{place.value}/", views.info, {"place": place}, name=place.name.lower())
        for place in Place
        if place != Place.CONTACT
    ),
    path(f"{Place.CONTACT.value}/", views.contact, name="contact"),
]
