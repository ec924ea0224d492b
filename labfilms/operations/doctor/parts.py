"""What the site leans on: database, broker, search, mail."""

import smtplib
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

import redis
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import DatabaseError, connection
from django.utils.translation import gettext as _
from elasticsearch import ApiError, Elasticsearch, TransportError

from labfilms.operations import health
from labfilms.operations.doctor.findings import Finding, advice, fault, ok
from labfilms.search import selectors
from labfilms.search.port import Query
from regions.territory.models import Town

_WAIT = 5.0
# What keeps a worker's tasks apart from anybody else's: an old server lacks what Celery asks.
_OLDEST_BROKER = 6


def database() -> Finding:
    try:
        connection.ensure_connection()
    except DatabaseError as error:
        return fault(
            _("The database does not answer (%s). Look at LABFILMS_DATABASE_URL.")
            % str(error).strip().splitlines()[0]
        )
    if connection.vendor == "sqlite":
        words = f"SQLite {sqlite3.sqlite_version}"
        if settings.PRODUCTION:
            return advice(_("%s: well for one machine; several need PostgreSQL.") % words)
        return ok(words)
    least = connection.features.minimum_database_version or (0,)
    found = connection.get_database_version()
    words = f"PostgreSQL {'.'.join(map(str, found))}"
    if found < least:
        return fault(_("%(found)s is too old: %(least)s or newer is needed.") % {
            "found": words, "least": least[0]
        })  # fmt: skip
    return ok(words)


def migrations() -> Finding:
    try:
        left = health.unapplied()
    except DatabaseError:
        return advice(_("The database does not answer: its migrations cannot be read."))
    if left:
        return fault(
            _("%(count)d migrations wait (%(first)s …). Run: manage.py migrate")
            % {"count": len(left), "first": left[0]}
        )
    table = settings.CACHES["default"].get("LOCATION", "")
    if table and table not in connection.introspection.table_names():
        return fault(_("The table of the cache is missing. Run: manage.py createcachetable"))
    return ok(_("Every migration of this code is applied."))


def towns() -> Finding:
    try:
        if Town.objects.exists():
            return ok(_("The towns are loaded."))
    except DatabaseError:
        return advice(_("The database does not answer: the towns cannot be counted."))
    return fault(_("There are no towns. Run: manage.py load_towns"))


def broker() -> Finding:
    if not settings.BROKER_URL:
        if settings.PRODUCTION:
            return advice(
                _("LABFILMS_BROKER_URL is not set: right with manage.py serve, and only there.")
            )
        return ok(_("manage.py serve starts its own Valkey."))
    host = urlsplit(settings.BROKER_URL).hostname
    try:
        client = redis.Redis.from_url(
            settings.BROKER_URL, socket_timeout=_WAIT, socket_connect_timeout=_WAIT
        )
        facts = client.info("server")
        client.close()
    except (redis.RedisError, OSError) as error:
        return fault(
            _("%(host)s does not answer (%(error)s). The site serves, nothing is prepared.")
            % {"host": host, "error": str(error).splitlines()[0]}
        )
    version = str(facts.get("valkey_version") or facts.get("redis_version", "?"))
    name = "Valkey" if "valkey_version" in facts else "Redis"
    if version.partition(".")[0].isdigit() and int(version.partition(".")[0]) < _OLDEST_BROKER:
        return fault(_("%(name)s %(version)s is too old: 6 or newer is needed.") % {
            "name": name, "version": version
        })  # fmt: skip
    return ok(f"{name} {version} ({host})")


def search() -> Finding:
    # A second engine is a setting of its own; the database's answers when there is none.
    if (address := getattr(settings, "ELASTIC_URL", "")) and (words := _elastic_trouble(address)):
        return fault(
            _("Elasticsearch does not answer (%s). The database answers; look at it.") % words
        )
    try:
        found = selectors.search(Query(limit=1), AnonymousUser())
    except DatabaseError:
        return fault(_("The search does not answer. Run: manage.py migrate"))
    if not found.total:
        return advice(_("The search finds nothing. If there are films: manage.py search_rebuild"))
    return ok(_("%d things can be found.") % found.total)


def _elastic_trouble(address: str) -> str:
    """Return what an Elasticsearch complains of, without its password; empty when it answers."""
    with Elasticsearch(address, request_timeout=_WAIT, max_retries=0) as client:
        try:
            client.info()
        except (ApiError, TransportError) as error:
            return type(error).__name__
    return ""


def mail() -> Finding:
    options = settings.MAIL_OPTIONS
    if "host" not in options:
        words = _("Mails are written to %s and sent to nobody.") % options.get("file_path")
        if settings.PRODUCTION:
            return fault(_("%s Set LABFILMS_MAIL_URL.") % words)
        return ok(words)
    try:
        _greet(options)
    except (OSError, smtplib.SMTPException) as error:
        return fault(
            _("%(host)s refuses (%(error)s). Mails wait in their rows. Look at LABFILMS_MAIL_URL.")
            % {"host": options["host"], "error": error}
        )
    return ok(f"{options['host']}:{options['port']}")


def _greet(options: dict[str, object]) -> None:
    """Say hello to the mail server, and sign in, without a mail."""
    kind = smtplib.SMTP_SSL if options.get("use_ssl") else smtplib.SMTP
    host, port = str(options["host"]), int(str(options["port"] or 25))
    with kind(host, port, timeout=_WAIT) as server:
        if options.get("use_tls"):
            server.starttls()
        if options.get("username"):
            server.login(str(options["username"]), str(options["password"]))
        server.noop()


def static_files() -> Finding:
    if not settings.PRODUCTION:
        return ok(_("Static files are found where they are written."))
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    if not manifest.is_file():
        return fault(_("Static files are not collected. Run: manage.py collectstatic --noinput"))
    newest = max(
        (path.stat().st_mtime for path in (settings.BASE_DIR / "static").rglob("*")), default=0
    )
    if newest > manifest.stat().st_mtime:
        return fault(
            _("Static files are older than this code. Run: manage.py collectstatic --noinput")
        )
    return ok(str(settings.STATIC_ROOT))
