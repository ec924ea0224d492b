"""The pages that say who runs the site, by which rules, and how to write."""

from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from regions.editorial.enums import Place


class InfoPage(Page):
    """A page of plain text at an address of its own. It is laid at the first start and edited."""

    place = models.CharField(_("address"), max_length=20, choices=Place)
    intro = models.CharField(_("introduction"), max_length=300, blank=True)
    body = RichTextField(
        _("text"), blank=True, features=["h2", "h3", "bold", "italic", "link", "ol", "ul"]
    )

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("body")]
    # The language of its words, where it is not that of the page around them.
    words_language = ""
    # One for each place and language, laid by migrations: none is added by hand.
    parent_page_types: list[str] = []
    subpage_types: list[str] = []
    template = "regions/editorial/info_page.html"

    class Meta:
        verbose_name = _("page of the house")

    def get_absolute_url(self) -> str:
        """Return its address in the language that is spoken."""
        return reverse(f"editorial:{Place(self.place).name.lower()}")

    def get_url_parts(self, request: HttpRequest | None = None) -> tuple[int, str, str] | None:
        # Not below /poles/, where the tree stands: a legal notice is looked for at its own address.
        parts = super().get_url_parts(request)
        if not parts:
            return None
        with translation.override(self.locale.language_code):
            return parts[0], parts[1], self.get_absolute_url()

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if request.path != self.get_absolute_url() and not getattr(request, "is_preview", False):
            return redirect(self.get_absolute_url(), permanent=True)
        answer: HttpResponse = super().serve(request, *args, **kwargs)
        return answer
