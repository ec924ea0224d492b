"""What is asked of whoever embeds a film, and of whoever lets it be embedded."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import Embedding
from ecran.films.validators import validate_domains

# No film of ours lasts a day.
LONGEST = 24 * 3600


class EmbeddingForm(forms.Form):
    embedding = forms.ChoiceField(
        label=_("Who may show the player in their pages?"),
        choices=Embedding.choices,
        widget=forms.RadioSelect,
    )
    domains = forms.CharField(
        label=_("Sites"),
        help_text=_("One a line, as example.org; *.example.org names all that ends so."),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "spellcheck": "false"}),
    )

    def clean_domains(self) -> str:
        domains = str(self.cleaned_data["domains"]).lower()
        validate_domains(domains)
        return domains

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        listed = data.get("embedding") == Embedding.LISTED
        if listed and "domains" in data and not data["domains"].split():
            self.add_error("domains", _("Name one site at least."))
        return data


class OptionsForm(forms.Form):
    """How a player begins; what is said wrongly is as if it were not said."""

    debut = forms.IntegerField(required=False, min_value=0, max_value=LONGEST)
    auto = forms.BooleanField(required=False)
    boucle = forms.BooleanField(required=False)

    def options(self) -> dict[str, Any]:
        """Return the options as the player's tag takes them."""
        self.is_valid()
        said = self.cleaned_data
        return {
            "starts_at": said.get("debut") or 0,
            "begins": said.get("auto", False),
            "loops": said.get("boucle", False),
        }


class OembedForm(forms.Form):
    """What an oEmbed consumer asks (oembed.com, 2.2)."""

    url = forms.CharField(max_length=1000)
    format = forms.CharField(required=False)
    maxwidth = forms.IntegerField(required=False, min_value=1, max_value=10_000)
    maxheight = forms.IntegerField(required=False, min_value=1, max_value=10_000)
