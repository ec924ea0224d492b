from django.contrib import admin

from ecran.offers.models import VatRate


@admin.register(VatRate)
class VatRateAdmin(admin.ModelAdmin[VatRate]):
    """The table that staff keep: a new rate is a new row, from its day on."""

    list_display = ("country", "rate", "starts_on")
    list_filter = ("country",)
    search_fields = ("country",)
