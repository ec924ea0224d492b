"""Static files in production: named by their content, compressed, cached for good."""

from django.contrib.staticfiles.storage import HashedFilesMixin
from whitenoise.storage import CompressedManifestStaticFilesStorage

# Those of Django that find the imports of a module, whatever stands around them.
_IMPORTS = HashedFilesMixin._js_module_import_aggregation_patterns[1]  # type: ignore[attr-defined]  # noqa: SLF001


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # ships no types
    """Rewrite the imports of our ES modules too, since nothing bundles them.

    Of ours alone: in libraries Django would take the examples of their comments for imports.
    """

    patterns = (*HashedFilesMixin.patterns, ("js/*.js", _IMPORTS))
