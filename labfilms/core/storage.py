"""Static files in production: named by their content, compressed, cached for good."""

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # ships no types
    """Rewrite the imports of our ES modules too, since nothing bundles them."""

    support_js_module_import_aggregation = True
