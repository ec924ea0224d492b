from django.contrib import admin

from labels.identities.models import Curator, Label


class CuratorInline(admin.TabularInline[Curator, Label]):
    model = Curator
    extra = 0
    autocomplete_fields = ("user",)


@admin.register(Label)
class LabelAdmin(admin.ModelAdmin[Label]):
    """Where LabFilms verifies a label, with the reason and the day."""

    list_display = ("name", "kind", "region", "verified_at")
    list_filter = ("kind", "region")
    search_fields = ("name",)
    inlines = (CuratorInline,)
    raw_id_fields = ("logo",)
