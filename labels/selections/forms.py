from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from labels.identities.models import Label
from labels.selections.models import Entry, Selection
from labels.selections.services import Text

# The reasons stand inside the list that is put in order, outside the form's own element.
SHEET = "selection-sheet"
TEXTS = ("title", "intro")


class SelectionForm(forms.ModelForm[Selection]):
    class Meta:
        model = Selection
        fields = ("title", "intro", "visibility")
        widgets = {"intro": forms.Textarea(attrs={"rows": 4}), "visibility": forms.RadioSelect}
        help_texts = {"intro": _("What holds these films together, in your own words.")}


class NewSelectionForm(SelectionForm):
    """With the label that signs, for whoever signs for several."""

    def __init__(self, *args: Any, labels: QuerySet[Label], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        known = list(labels[:2])
        if len(known) > 1:
            self.fields["label"] = forms.ModelChoiceField(
                labels, label=_("Signed by"), empty_label=None, initial=known[0]
            )


class SheetForm(SelectionForm):
    """A selection's words and the reason of each entry: saved at once, or not at all.

    Each text goes with what it was when the page was drawn (`found_<name>`), so that what another
    curator has written meanwhile is seen.
    """

    use_required_attribute = False

    def __init__(self, *args: Any, entries: Iterable[Entry], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.entries = list(entries)
        for entry in self.entries:
            self.fields[f"reason_{entry.pk}"] = forms.CharField(
                label=_("Why this film"),
                max_length=1000,
                required=False,
                initial=entry.reason,
                widget=forms.Textarea(attrs={"rows": 3, "form": SHEET}),
            )
        for name in self._texts():
            self.fields[f"found_{name}"] = forms.CharField(
                required=False,
                strip=False,
                initial=self.get_initial_for_field(self.fields[name], name),
                widget=forms.HiddenInput(attrs={"form": SHEET}),
            )

    def _texts(self) -> list[str]:
        return [*TEXTS, *(f"reason_{entry.pk}" for entry in self.entries)]

    def words(self) -> dict[str, Text]:
        """Return each text by name, as it was found and as it is left, once the form is valid."""
        return {name: Text(self._found(name), self.cleaned_data[name]) for name in self._texts()}

    def _found(self, name: str) -> str:
        # Whoever posts without the page has found what stands now.
        known = f"found_{name}" in self.data
        field = self.fields[name]
        initial = self.get_initial_for_field(field, name)
        return str(self.cleaned_data[f"found_{name}"] if known else initial)

    def show_conflicts(self, conflicts: Mapping[str, str]) -> None:
        """Say what others wrote beside what this curator left; saving again decides."""
        data = QueryDict(mutable=True)
        data.update(self.data)
        for name, theirs in conflicts.items():
            data[f"found_{name}"] = theirs
            self.add_error(
                name,
                _(
                    "Somebody has written here meanwhile: “%(text)s” Yours stands in the field: "
                    "save again to keep it. Theirs stays among the versions."
                )
                % {"text": theirs or _("(nothing)")},
            )
        self.data = data


class AddForm(forms.Form):
    """Tick a selection, or name a new one; the reason may come now or later."""

    selection = forms.IntegerField(required=False)
    title = forms.CharField(label=_("New selection"), max_length=120, required=False)
    reason = forms.CharField(max_length=1000, required=False)


class OrderForm(forms.Form):
    """The entries of a selection by id in their new order, or one to move a place or take out."""

    order = forms.TypedMultipleChoiceField(coerce=int, required=False)
    up = forms.IntegerField(required=False)
    down = forms.IntegerField(required=False)
    remove = forms.IntegerField(required=False)
    revision = forms.IntegerField(required=False)

    def __init__(self, data: QueryDict, *, known: list[int]) -> None:
        super().__init__(data)
        order = self.fields["order"]
        assert isinstance(order, forms.TypedMultipleChoiceField)  # noqa: S101 - for the type checker
        order.choices = [(pk, pk) for pk in known]
