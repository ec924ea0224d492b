from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from labfilms.accounts import requests
from labfilms.accounts.models import User
from regions.editorial import selectors, services
from regions.editorial.enums import Place
from regions.editorial.errors import MessageRefused
from regions.editorial.forms import ContactForm


@require_safe
def info(request: HttpRequest, place: Place) -> HttpResponse:
    page = selectors.page_at(place)
    if page is None:
        raise Http404
    return page.serve(request)


def contact(request: HttpRequest) -> HttpResponse:
    form = ContactForm(request.POST or None, viewer=request.user)
    status = 200
    if request.method == "POST" and form.is_valid():
        sender = request.user if isinstance(request.user, User) else None
        try:
            services.write_to_team(
                message=form.message(), source=requests.source(request), sender=sender
            )
        except MessageRefused as error:
            form.add_error(None, str(error))
            status = 429
        else:
            messages.success(request, _("Thank you: your message has left for the team."))
            return redirect("editorial:contact")
    # Whoever writes must find the form, even if its words were taken off by mistake.
    context = {"page": selectors.page_at(Place.CONTACT), "form": form}
    return render(request, "regions/editorial/contact.html", context, status=status)
