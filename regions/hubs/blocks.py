"""What a region's page is put together from, in the order that its team wants."""

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.images.blocks import ImageChooserBlock

from regions.hubs.enums import Panel

PLAIN = ["bold", "italic", "link", "h3", "ol", "ul"]


class PanelBlock(blocks.StructBlock):
    """A live panel: the team says where it stands and may name it, the house fills it."""

    title = blocks.CharBlock(
        label=_("title"),
        required=False,
        max_length=80,
        help_text=_("Empty: the panel's own title."),
    )

    class Meta:
        icon = "list-ul"


class WordsBlock(blocks.StructBlock):
    """The team's own words."""

    title = blocks.CharBlock(label=_("title"), max_length=80)
    text = blocks.RichTextBlock(label=_("text"), features=PLAIN)

    class Meta:
        icon = "pilcrow"
        label = _("Words")


class PartnerBlock(blocks.StructBlock):
    """Who helps the hub to live."""

    name = blocks.CharBlock(label=_("name"), max_length=80)
    logo = ImageChooserBlock(label=_("logo"), required=False)
    address = blocks.URLBlock(label=_("site"), required=False)


class PartnersBlock(blocks.StructBlock):
    """A line of partners, by their logo or by their name."""

    title = blocks.CharBlock(label=_("title"), required=False, max_length=80)
    partners = blocks.ListBlock(PartnerBlock(), label=_("partners"))

    class Meta:
        icon = "group"
        label = _("Partners")


class HubBlocks(blocks.StreamBlock):
    """A page: each panel once at most, words and partners as often as one likes."""

    words = WordsBlock()
    partners = PartnersBlock()

    def __init__(self, **kwargs: object) -> None:
        panels = [(panel.value, PanelBlock(label=panel.label)) for panel in Panel]
        super().__init__(panels, **kwargs)

    class Meta:
        required = False
        block_counts = {panel.value: {"max_num": 1} for panel in Panel}
