from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from labfilms.accounts.requests import person
from labfilms.core.errors import LabFilmsError
from projects.space import selectors as projects
from projects.wrap import permissions, selectors, services
from projects.wrap.forms import WrapForm


@login_required
def wrap(request: HttpRequest, slug: str) -> HttpResponse:
    project = projects.project_page(request.user, slug)
    if project is None or not permissions.can_wrap(request.user, project):
        raise Http404
    posts = list(selectors.posts_of(project))
    form = WrapForm(request.POST if request.method == "POST" else None, posts=posts)
    if request.method == "POST" and form.is_valid():
        try:
            services.wrap(project=project, actor=person(request), posts=form.cleaned_data["posts"])
        except LabFilmsError as error:
            form.add_error(None, str(error))
        else:
            messages.success(
                request, _("Bravo. The film’s draft is there; everyone is asked for their word.")
            )
            return redirect(project)
    context = {"form": form, "project": project, "posts": posts}
    return render(request, "projects/wrap/wrap_form.html", context)
