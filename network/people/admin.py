from django.contrib import admin

from network.people.models import Trade


@admin.register(Trade)
class TradeAdmin(admin.ModelAdmin[Trade]):
    list_display = ("code", "department", "neutral", "feminine", "masculine", "english")
    list_filter = ("department",)
    search_fields = ("code", "neutral", "feminine", "masculine", "english")
