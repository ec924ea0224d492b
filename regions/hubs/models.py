"""The regions' pages: their words and picture by their team, their panels from the house."""

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField, StreamField
from wagtail.models import Page

from regions.hubs.blocks import HubBlocks
from regions.territory.models import Region


class HubIndexPage(Page):
    """The door to all regions: the root of the editorial pages."""

    intro = models.CharField(_("introduction"), max_length=300, blank=True)

    # The language of its words, where it is not that of the page around them.
    words_language = ""
    content_panels = [*Page.content_panels, FieldPanel("intro")]
    # One, and its translations.
    max_count = len(settings.LANGUAGES)
    subpage_types = ["hubs.HubPage"]
    template = "regions/hubs/hub_index_page.html"

    class Meta:
        verbose_name = _("page of all regions")


class HubPage(Page):
    """A region's page. Its team writes the words and chooses the picture; the rest is live.

    One a region and a language: a page in a second language is a translation of the first.
    """

    words_language = ""
    region = models.ForeignKey(Region, models.PROTECT, related_name="+", verbose_name=_("region"))
    intro = RichTextField(
        _("what happens here"), blank=True, features=["bold", "italic", "link", "h3", "ul"]
    )
    picture = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
    )
    picture_credit = models.CharField(_("who took the picture"), max_length=120, blank=True)
    body = StreamField(
        HubBlocks(),
        blank=True,
        verbose_name=_("panels"),
        help_text=_("Empty: every panel, in the order of the house."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("region"),
        FieldPanel("intro"),
        FieldPanel("picture"),
        FieldPanel("picture_credit"),
        FieldPanel("body"),
    ]
    parent_page_types = ["hubs.HubIndexPage"]
    subpage_types: list[str] = []
    template = "regions/hubs/hub_page.html"

    class Meta:
        verbose_name = _("region hub")

    @property
    def heading(self) -> str:
        """Its title, or its region's name where the page speaks another language than its words."""
        return str(self.region if self.words_language else self.title)

    @property
    def lends_words(self) -> bool:
        """Whether it shows its team's words to people who read in another language."""
        said = self.intro or any(block.block_type == "words" for block in self.body)
        return bool(self.words_language and said)

    def clean(self) -> None:
        super().clean()
        # A team's rights stop at its region's border: its page cannot become another's.
        former = type(self).objects.filter(pk=self.pk).values_list("region", flat=True).first()
        if former is not None and former != self.region_id:
            raise ValidationError({"region": _("A page stays with its region.")})
        others = type(self).objects.filter(region=self.region_id, locale=self.locale_id)
        if others.exclude(pk=self.pk).exists():
            raise ValidationError({"region": _("This region has its page already.")})
        # Its address is its region's, in each language.
        self.slug = self.region.slug
