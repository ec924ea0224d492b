from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse


def one_door(request: HttpRequest, home: str) -> HttpResponse:
    """Send both administrations' login pages to the site's: it alone asks for a second factor."""
    if request.user.is_authenticated:
        # Sent here because their account opens nothing: signing in again would not help.
        raise PermissionDenied
    return redirect_to_login(request.GET.get("next") or home)
