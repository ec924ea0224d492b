"""The one socket of the site."""

from django.urls import URLPattern, URLResolver, path

from labfilms.live.consumers import LiveConsumer

websocket_urlpatterns: list[URLPattern | URLResolver] = [path("direct/", LiveConsumer.as_asgi())]
