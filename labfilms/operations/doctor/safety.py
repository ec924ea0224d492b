"""What the settings say: mode, secret, hosts, proxies, words."""

from urllib.parse import urlsplit

from django.conf import settings
from django.core import checks
from django.http.request import validate_host
from django.utils.translation import gettext as _

from labfilms.operations.doctor.findings import Finding, advice, fault, ok

# Below, a sentence might as well be guessed: `token_urlsafe(64)` has some fifty.
_LEAST_SIGNS = 16


def mode() -> Finding:
    if settings.PRODUCTION:
        return ok(_("Production."))
    return advice(_("Development: for one’s own machine. In service: LABFILMS_ENV=production"))


def secret() -> Finding:
    if settings.DEVELOPMENT_SECRET in settings.SECRET_KEY:
        return advice(_("The secret is the known one of development: never serve others with it."))
    if len(set(settings.SECRET_KEY)) < _LEAST_SIGNS:
        return fault(_("The secret repeats a few signs. Make one: docs/reference/settings.md"))
    return ok(_("%d signs.") % len(settings.SECRET_KEY))


def hosts() -> Finding:
    address = urlsplit(settings.SITE_ADDRESS)
    if not validate_host(address.hostname or "", settings.ALLOWED_HOSTS):
        return fault(
            _("LABFILMS_ADDRESS names %(host)s, which is not among LABFILMS_HOSTS (%(hosts)s).")
            % {"host": address.hostname, "hosts": ", ".join(settings.ALLOWED_HOSTS)}
        )
    if settings.PRODUCTION and address.scheme != "https":
        return fault(_("LABFILMS_ADDRESS begins with http: mails would lead there. Say https."))
    return ok(settings.SITE_ADDRESS)


def proxies() -> Finding:
    count = settings.AXES_IPWARE_PROXY_COUNT
    if settings.PRODUCTION and not count:
        return fault(
            _(
                "LABFILMS_PROXIES is 0: behind nginx every visitor has its address, and ten wrong "
                "passwords would close the door to all. Set 1."
            )
        )
    if settings.PRODUCTION and not settings.ACCEL_PREFIX:
        return advice(_("Django sends the films itself. With nginx in front, set LABFILMS_ACCEL."))
    return ok(_("Proxies in front: %d.") % count)


def metrics() -> Finding:
    if settings.METRICS_TOKEN:
        return ok(_("/metrics answers to whoever has the token."))
    return advice(_("Nobody reads the figures. LABFILMS_METRICS_TOKEN opens /metrics."))


def django() -> Finding:
    found = checks.run_checks(include_deployment_checks=settings.PRODUCTION)
    loud = [word for word in found if not word.is_silenced() and word.level >= checks.WARNING]
    if loud:
        return fault("; ".join(f"{word.id} {word.msg}" for word in loud))
    return ok(_("Django has no objection."))


def translations() -> Finding:
    for source in sorted(settings.BASE_DIR.glob("locale/*/LC_MESSAGES/*.po")):
        target = source.with_suffix(".mo")
        if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
            return fault(_("%s is not compiled. Run: manage.py catalogues compile") % source.name)
    return ok(_("Every catalogue is compiled."))
