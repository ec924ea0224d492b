from django import forms
from django.utils.translation import gettext_lazy as _

from labels.placements.models import Placement
from labels.selections import selectors as selections
from labels.selections.models import Selection


class SelectionChoice(forms.ModelChoiceField[Selection]):
    def label_from_instance(self, obj: Selection) -> str:
        return f"{obj.title} — {obj.label.name}"


class PlacementForm(forms.ModelForm[Placement]):
    """A public selection, when, and why now. Days and hours are those of the place one reads in."""

    selection = SelectionChoice(selections.selections(), label=_("selection"))

    class Meta:
        model = Placement
        fields = ("selection", "reason", "starts_at", "ends_at", "priority")
        widgets = {
            "starts_at": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
            "ends_at": forms.DateTimeInput(
                attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"
            ),
        }
        help_texts = {
            "reason": _("One sentence, read beside the selection."),
            "ends_at": _("Empty: until another takes its place."),
            "priority": _("Among several at once, the highest comes first."),
        }
