from django.contrib import admin

from labfilms.accounts.models import User


@admin.register(User)
class UserAdmin(admin.ModelAdmin[User]):
    """Accounts for LabFilms' team; passwords are neither shown nor set here."""

    list_display = ("name", "email", "is_active", "is_staff", "joined_at")
    list_filter = ("is_active", "is_staff")
    search_fields = ("name", "email")
    readonly_fields = ("joined_at", "last_login")
    exclude = ("password",)
    filter_horizontal = ("groups", "user_permissions")
