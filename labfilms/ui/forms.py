"""How forms are drawn."""

from django.forms.renderers import TemplatesSetting


class Renderer(TemplatesSetting):
    """Draw forms, fields and their errors with `templates/ui/forms/`."""
