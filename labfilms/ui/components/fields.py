"""Fields of a form, one by one."""

from typing import Any

from django.forms import BaseForm, BoundField

from labfilms.ui.library import register


@register.inclusion_tag("ui/forms/field.html")
def ui_field(field: BoundField, *, label_hidden: bool = False) -> dict[str, Any]:
    """Draw a field with its label, help and errors, as `{{ form }}` does for each."""
    return {"field": field, "label_hidden": label_hidden, "errors": field.errors}


@register.inclusion_tag("ui/forms/summary.html")
def ui_form_errors(form: BaseForm) -> dict[str, Any]:
    """Say at the top of a form what is wrong in it; for forms drawn field by field."""
    return {"form": form, "errors": form.non_field_errors()}


@register.filter
def max_words(field: BoundField) -> int | None:
    """Return the number of words that a field asks one to stay under (`data-max-words`)."""
    limit = field.field.widget.attrs.get("data-max-words")
    return int(limit) if limit else None


@register.filter
def field_kind(field: BoundField) -> str:
    """Return the class that tells how a field is laid out: check, choices, file or text."""
    widget = field.field.widget
    if getattr(widget, "input_type", "") == "checkbox" and not field.use_fieldset:
        return "check"
    if field.use_fieldset:
        return "choices"
    return "file" if getattr(widget, "needs_multipart_form", False) else "text"
