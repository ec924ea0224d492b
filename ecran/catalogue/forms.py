"""What is asked of whoever keeps a catalogue."""

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from ecran.catalogue.models import Collection
from ecran.films.models import Film

INTRO = {"intro": forms.Textarea(attrs={"rows": 4})}


class NewCollectionForm(forms.ModelForm[Collection]):
    """Whether it is shown is said later: there is nothing in it yet."""

    class Meta:
        model = Collection
        fields = ("title", "intro")
        widgets = INTRO


class CollectionForm(forms.ModelForm[Collection]):
    class Meta:
        model = Collection
        fields = ("title", "intro", "shown")
        widgets = INTRO


class AddForm(forms.Form):
    film = forms.ModelChoiceField(Film.objects.none(), label=_("Film"), empty_label=None)

    def __init__(self, *args: Any, films: QuerySet[Film], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice = self.fields["film"]
        assert isinstance(choice, forms.ModelChoiceField)  # noqa: S101 - for the type checker
        choice.queryset = films


class OrderForm(forms.Form):
    """The places of a collection by id in their new order, or one to move or take out."""

    order = forms.TypedMultipleChoiceField(coerce=int, required=False)
    up = forms.IntegerField(required=False)
    down = forms.IntegerField(required=False)
    remove = forms.IntegerField(required=False)
    revision = forms.IntegerField(required=False)

    def __init__(self, *args: Any, known: list[int], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        order = self.fields["order"]
        assert isinstance(order, forms.TypedMultipleChoiceField)  # noqa: S101 - for the type checker
        order.choices = [(pk, pk) for pk in known]
