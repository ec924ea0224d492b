from django.contrib import admin

from regions.territory.models import Region, RegionTeam


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin[Region]):
    list_display = ("name", "code", "slug")


@admin.register(RegionTeam)
class RegionTeamAdmin(admin.ModelAdmin[RegionTeam]):
    list_display = ("region", "user", "role")
    list_filter = ("region", "role")
    autocomplete_fields = ("user",)
