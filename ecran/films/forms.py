from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ecran.films.enums import SHARED, Visibility
from ecran.films.models import Film
from ecran.films.services import SHEET
from ecran.films.validators import MOST_SYNOPSIS_WORDS


class SheetForm(forms.ModelForm[Film]):
    """The film's sheet as a draft keeps it: every field may be empty, each stands for itself."""

    asset = forms.UUIDField(required=False, widget=forms.HiddenInput)

    class Meta:
        model = Film
        fields = SHEET
        widgets = {
            "synopsis": forms.Textarea(attrs={"rows": 4, "data-max-words": MOST_SYNOPSIS_WORDS}),
            "director_note": forms.Textarea(attrs={"rows": 5}),
            "festival_life": forms.Textarea(attrs={"rows": 3}),
            "year": forms.NumberInput(attrs={"inputmode": "numeric"}),
        }
        help_texts = {
            "synopsis": _("80 words at most: what one reads before pressing play."),
            "festival_life": _("Selections and prizes, one a line."),
            "original_title": _("If it has another."),
            "file_offered": _(
                "The very file that you sent, on the film’s page. It is also what those whose"
                " browser cannot play the film watch."
            ),
        }


class FilmForm(SheetForm):
    """The sheet with who it is for; what is shared needs a title and the rights."""

    visibility = forms.ChoiceField(
        label=_("Who is this film for?"),
        choices=Visibility.choices,
        widget=forms.RadioSelect,
        initial=Visibility.DRAFT,
    )

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("visibility") in SHARED:
            if not data.get("title"):
                self.add_error("title", _("A film needs a title before anyone else sees it."))
            if not data.get("rights_declared"):
                self.add_error("rights_declared", _("Say first that you hold the rights."))
        return data
