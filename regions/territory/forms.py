"""A town as one types it: a text that the server understands, with or without JavaScript."""

from collections.abc import Mapping
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse_lazy
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy as _

from regions.territory import selectors
from regions.territory.models import Town

Typed = tuple[str, str]


class TownInput(forms.TextInput):
    """A text, and below it the towns to choose from when several bear that name."""

    template_name = "regions/territory/town_input.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"autocomplete": "off", "spellcheck": "false", **(attrs or {})})
        self.namesakes: list[Town] = []

    def value_from_datadict(
        self, data: Mapping[str, Any], files: MultiValueDict[str, Any], name: str
    ) -> Any:
        text = super().value_from_datadict(data, files, name)
        return (text or "", data.get(f"{name}_code", ""))

    def format_value(self, value: Any) -> str | None:
        if isinstance(value, Town):
            return value.label
        return str(value[0] if isinstance(value, tuple) else value or "")

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        context["widget"] |= {
            "suggestions": reverse_lazy("territory:towns"),
            "namesakes": self.namesakes,
            "chosen": value[1] if isinstance(value, tuple) else "",
        }
        return context


class TownField(forms.CharField):
    """A town by its name; gives the Town, or None when nothing is typed.

    The error `ambiguous` carries `towns`, and the field then shows them as choices.
    """

    widget = TownInput
    default_error_messages = {
        "unknown": _(
            "No town of France is called “%(name)s”. Write its full name, without the postcode."
        ),
        "ambiguous": _("Several towns are called %(name)s: choose yours."),
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=selectors.MOST_LETTERS, **kwargs)
        # What was understood, in the form's own copy of the field.
        self.understood: Town | None = None

    def prepare_value(self, value: Any) -> Any:
        """Write the town that was understood: its label names one, where its name may not."""
        return self.understood or value

    def has_changed(self, initial: Any, data: Any) -> bool:
        text = data[0] if isinstance(data, tuple) else data
        return (initial.label if isinstance(initial, Town) else initial or "") != (text or "")

    def clean(self, value: Typed) -> Town | None:
        typed, code = value
        text: str = super().clean(typed)
        if not text:
            return None
        named = selectors.towns_called(text)
        chosen = [town for town in named if town.code == code] if len(named) > 1 else named
        if len(chosen) == 1:
            self.understood = chosen[0]
            return chosen[0]
        cast("TownInput", self.widget).namesakes = named
        kind = "ambiguous" if named else "unknown"
        raise ValidationError(self.error_messages[kind], code=kind, params={"name": text})
