from django.contrib import admin

from regions.territory.models import Department, Region, RegionTeam, Territory, Town


@admin.register(Region)
class RegionAdmin(admin.ModelAdmin[Region]):
    list_display = ("name", "code", "slug")


@admin.register(Department)
class DepartmentAdmin(admin.ModelAdmin[Department]):
    list_display = ("code", "name", "region", "time_zone")
    list_filter = ("region",)
    search_fields = ("code", "name")


@admin.register(Town)
class TownAdmin(admin.ModelAdmin[Town]):
    list_display = ("name", "code", "department", "population", "precision", "current")
    list_filter = ("precision", "current")
    list_select_related = ("department",)
    search_fields = ("folded", "code")
    autocomplete_fields = ("department",)


@admin.register(Territory)
class TerritoryAdmin(admin.ModelAdmin[Territory]):
    list_display = ("name", "kind", "region")
    list_filter = ("kind", "region")
    autocomplete_fields = ("departments", "towns")
    prepopulated_fields = {"slug": ("name",)}


@admin.register(RegionTeam)
class RegionTeamAdmin(admin.ModelAdmin[RegionTeam]):
    list_display = ("region", "user", "role")
    list_filter = ("region", "role")
    autocomplete_fields = ("user",)
