"""The ASGI entrance: pages to Django, sockets to `labfilms.live`."""

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "labfilms.settings")
# Connections that outlive requests; workers, whose processes fork, have none to share.
os.environ.setdefault("LABFILMS_DATABASE_POOL", "10")
django_application = get_asgi_application()

# Only once the apps are loaded: consumers import models.
from channels.auth import AuthMiddlewareStack  # noqa: E402
from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402

from labfilms.live.routing import websocket_urlpatterns  # noqa: E402

application = ProtocolTypeRouter(
    {
        "http": django_application,
        "websocket": AllowedHostsOriginValidator(
            AuthMiddlewareStack(URLRouter(websocket_urlpatterns))
        ),
    }
)
