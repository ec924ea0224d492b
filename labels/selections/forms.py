from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from labels.selections.models import Entry, Selection


class SelectionForm(forms.ModelForm[Selection]):
    class Meta:
        model = Selection
        fields = ("title", "intro", "visibility")
        widgets = {"intro": forms.Textarea(attrs={"rows": 4}), "visibility": forms.RadioSelect}
        help_texts = {"intro": _("What holds these films together, in your own words.")}


class ReasonForm(forms.ModelForm[Entry]):
    class Meta:
        model = Entry
        fields = ("reason",)
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}


class AddForm(forms.Form):
    """Tick a selection, or name a new one; the reason may come now or later."""

    selection = forms.IntegerField(required=False)
    title = forms.CharField(label=_("New selection"), max_length=120, required=False)
    reason = forms.CharField(max_length=1000, required=False)


class OrderForm(forms.Form):
    """The entries of a selection by id in their new order, or one of them up or down a place."""

    order = forms.TypedMultipleChoiceField(coerce=int, required=False)
    up = forms.IntegerField(required=False)
    down = forms.IntegerField(required=False)
    revision = forms.IntegerField(required=False)

    def __init__(self, data: QueryDict, *, known: list[int]) -> None:
        super().__init__(data)
        order = self.fields["order"]
        assert isinstance(order, forms.TypedMultipleChoiceField)  # noqa: S101 - for the type checker
        order.choices = [(pk, pk) for pk in known]
