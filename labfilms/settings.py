"""Settings, all of them readable from the environment: docs/reference/settings.md lists each.

Two modes: `development` (default: SQLite, local files, one machine) and `production`,
which refuses to start with DEBUG, without a secret or without hosts.
"""

import os
from email.utils import parseaddr
from pathlib import Path

import django
import django_stubs_ext
import environ
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

# Lets Django's generic classes be written as mypy reads them: `admin.ModelAdmin[User]`.
django_stubs_ext.monkeypatch()

env = environ.Env()
BASE_DIR = Path(__file__).resolve().parent.parent

# --- mode -------------------------------------------------------------------------------------

MODE = env.str("LABFILMS_ENV", default="development")
if MODE not in {"development", "production"}:
    message = f"LABFILMS_ENV is '{MODE}': it must be 'development' or 'production'."
    raise ImproperlyConfigured(message)
PRODUCTION = MODE == "production"

# Off for everyone but those who ask for Django's yellow pages: newcomers see our own errors.
DEBUG = env.bool("LABFILMS_DEBUG", default=False)
DEVELOPMENT_SECRET = "development-only-never-in-production"  # noqa: S105 - refused below
# What `get_random_secret_key` gives, and what Django's deployment checks ask.
LEAST_SECRET = 50
SECRET_KEY = env.str("LABFILMS_SECRET_KEY", default="" if PRODUCTION else DEVELOPMENT_SECRET)
# Former ones: what they signed or locked stays readable while the new one takes over.
SECRET_KEY_FALLBACKS = env.list("LABFILMS_FORMER_SECRET_KEYS", default=[])
ALLOWED_HOSTS = env.list(
    "LABFILMS_HOSTS",
    default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", "testserver"],
)
if PRODUCTION:
    if DEBUG:
        raise ImproperlyConfigured("LABFILMS_DEBUG must be off in production.")
    if len(SECRET_KEY) < LEAST_SECRET or DEVELOPMENT_SECRET in SECRET_KEY:
        raise ImproperlyConfigured("LABFILMS_SECRET_KEY must be a secret of 50 characters or more.")
    if not ALLOWED_HOSTS or "*" in ALLOWED_HOSTS:
        raise ImproperlyConfigured("LABFILMS_HOSTS must name the hosts that are served, never '*'.")

# Where `manage.py serve` listens, and how many films it encodes at once (0: half of the cores).
BIND = env.str("LABFILMS_BIND", default="127.0.0.1")
PORT = env.int("LABFILMS_PORT", default=8000)
# Web processes of `manage.py serve`, and the seconds that one has to end what it answers.
WEB_PROCESSES = env.int("LABFILMS_WEB_PROCESSES", default=1)
WEB_GRACE = env.int("LABFILMS_WEB_GRACE", default=60 if PRODUCTION else 2)
ENCODERS = env.int("LABFILMS_ENCODERS", default=0)

# --- places -----------------------------------------------------------------------------------

VAR = Path(env.str("LABFILMS_VAR", default=str(BASE_DIR / "var")))
MEDIA_ROOT = Path(env.str("LABFILMS_MEDIA", default=str(VAR / "media")))
# Wagtail's editorial images alone live under MEDIA_URL; films and pictures never do (design.md).
MEDIA_URL = "/media/"
STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
NODE_MODULES = BASE_DIR / "node_modules"
STATICFILES_DIRS = [
    BASE_DIR / "static",
    *(
        (f"vendor/{name}", NODE_MODULES / folder)
        for name, folder in {
            "hls.js": "hls.js/dist",
            "bricolage-grotesque": "@fontsource-variable/bricolage-grotesque/files",
            "instrument-sans": "@fontsource-variable/instrument-sans/files",
        }.items()
        if (NODE_MODULES / folder).is_dir()
    ),
]

# --- what the house is made of, from the ground up (docs/explanation/structure.md) --------------

INSTALLED_APPS = [
    "labfilms.operations",
    "labfilms.portal",
    "regions.editorial",
    "regions.hubs",
    "labels",
    "ecran",
    "projects",
    "network",
    "streaming",
    "labfilms.pictures",
    "labfilms.moderation",
    "regions.verification",
    "regions.territory",
    "labfilms.facts",
    "labfilms.notify",
    "labfilms.keys",
    "labfilms.accounts",
    "labfilms.search",
    "labfilms.live",
    "labfilms.ui",
    "labfilms.core",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "axes",
    "csp",
    "channels",
    "django_countries",
    "django_htmx",
    "rules",
    "taggit",
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.simple_translation",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    # Its editor asks for it; no address of ours serves a document.
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "modelcluster",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.contrib.postgres",
    # For its widgets' templates, since FORM_RENDERER looks through TEMPLATES.
    "django.forms",
]

MIDDLEWARE = [
    "labfilms.core.requests.RequestMiddleware",
    "labfilms.operations.middleware.OperatorsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    # After all that writes a header or the page: it answers 304 to who has the same.
    "django.middleware.http.ConditionalGetMiddleware",
    "csp.middleware.CSPMiddleware",
    "labfilms.core.middleware.PolicyMiddleware",
    "labfilms.core.middleware.StaticMiddleware",
    "labfilms.core.caching.CachingMiddleware",
    "labfilms.core.cookieless.CookielessMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "labfilms.accounts.middleware.LanguageMiddleware",
    "labfilms.core.middleware.ReadableMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "labfilms.accounts.middleware.SessionActivityMiddleware",
    "labfilms.accounts.middleware.SecondFactorMiddleware",
    "labfilms.accounts.middleware.IdentityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "labfilms.urls"
ASGI_APPLICATION = "labfilms.asgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "labfilms.ui.navigation.navigation",
                "labfilms.notify.slots.bell",
            ],
            "builtins": ["labfilms.ui.templatetags.ui"],
        },
    }
]
FORM_RENDERER = "labfilms.ui.forms.Renderer"

# --- data -------------------------------------------------------------------------------------

DATABASES = {
    "default": env.db_url("LABFILMS_DATABASE_URL", default=f"sqlite:///{VAR / 'labfilms.sqlite3'}")
}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["ENGINE"] = "labfilms.core.sqlite"
    # As Django's own engine would choose by its name.
    DATABASES["default"]["TEST"] = {"NAME": ":memory:"}
    # IMMEDIATE: a writer that upgrades a read transaction would fail at once, whatever the timeout.
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
elif POOL := env.int("LABFILMS_DATABASE_POOL", default=0):
    # Each request has a thread of its own: what it closes is lent to the next one.
    DATABASES["default"].setdefault("OPTIONS", {})["pool"] = {"min_size": 1, "max_size": POOL}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
# In the database, not in Valkey: login limits must hold while Valkey is away.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.db.DatabaseCache",
        "LOCATION": "labfilms_cache",
    }
}

# How old what a process remembers of lists and totals may be (seconds); 0: it asks every time.
REMEMBER_SECONDS = env.int("LABFILMS_REMEMBER", default=60)

# --- people -----------------------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "rules.permissions.ObjectPermissionBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
    # Wagtail reads its groups' permissions through it.
    "django.contrib.auth.backends.ModelBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 10},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "labfilms.accounts.adapter.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_FORMS = {"signup": "labfilms.accounts.forms.SignupForm"}
ACCOUNT_EMAIL_VERIFICATION = "mandatory"
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True
ACCOUNT_LOGOUT_ON_GET = False
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
# Middleware of ours writes it, ten minutes apart.
USERSESSIONS_TRACK_ACTIVITY = True
# Ten wrong passwords for one address, from one place, close every door for an hour
# (docs/reference). Allauth's own count is for what comes from many places, or tries many addresses.
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,100/h/key"}
AXES_FAILURE_LIMIT = 10
AXES_COOLOFF_TIME = 1
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
# An hour is an hour: trying meanwhile does not prolong it.
AXES_RESET_COOL_OFF_ON_FAILURE_DURING_LOCKOUT = False
AXES_USERNAME_CALLABLE = "labfilms.accounts.limits.login_name"
AXES_LOCKOUT_CALLABLE = "labfilms.accounts.limits.locked_out"
AXES_SENSITIVE_PARAMETERS: list[str] = []
AXES_IPWARE_PROXY_COUNT = env.int("LABFILMS_PROXIES", default=0)
ALLAUTH_TRUSTED_PROXY_COUNT = AXES_IPWARE_PROXY_COUNT
AXES_VERBOSE = False
# The second factor: `offered` to all; `asked` of those who hold a role, on their home; `required`
# of them (docs/explanation/security.md).
SECOND_FACTOR = env.str("LABFILMS_SECOND_FACTOR", default="required" if PRODUCTION else "offered")
if SECOND_FACTOR not in {"offered", "asked", "required"}:
    message = "LABFILMS_SECOND_FACTOR must be 'offered', 'asked' or 'required'."
    raise ImproperlyConfigured(message)
# Before a grave act the password is asked again, then believed for ten minutes.
PASSWORD_AGAIN = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "labfilms.accounts.adapter.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_FORMS = {
    "authenticate": "labfilms.accounts.forms.CodeForm",
    "reauthenticate": "labfilms.accounts.forms.CodeAgainForm",
    "activate_totp": "labfilms.accounts.forms.AppForm",
    "add_webauthn": "labfilms.accounts.forms.KeyForm",
    "edit_webauthn": "labfilms.accounts.forms.KeyNameForm",
}
MFA_TOTP_ISSUER = "LabFilms"
MFA_RECOVERY_CODES_SHOW_ONCE = True
# Nobody is in here without a confirmed address: one that waits to replace it is no danger.
MFA_ALLOW_UNVERIFIED_EMAIL = True

# --- words ------------------------------------------------------------------------------------

LANGUAGE_CODE = "fr"
LANGUAGES = [("fr", _("French")), ("en", _("English"))]
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
LOCALE_PATHS = [BASE_DIR / "locale"]
FORMAT_MODULE_PATH = ["labfilms.core.formats"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

# --- editorial pages --------------------------------------------------------------------------

WAGTAIL_SITE_NAME = "LabFilms"
# Where the site is reached: what stands in mails begins with it.
SITE_ADDRESS = env.str("LABFILMS_ADDRESS", default=f"http://{BIND}:{PORT}").rstrip("/")
WAGTAILADMIN_BASE_URL = SITE_ADDRESS
WAGTAILADMIN_LOGIN_URL = "account_login"
# Passwords and addresses change at one place, where the password is asked again.
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False
WAGTAIL_PASSWORD_RESET_ENABLED = False
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
# The two calls that Wagtail's admin makes to other hosts, and the pictures it would ask of a third.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []
WAGTAILIMAGES_EXTENSIONS = ["avif", "jpg", "jpeg", "png", "webp"]
TAGGIT_CASE_INSENSITIVE = True

# --- mail -------------------------------------------------------------------------------------

DEFAULT_FROM_EMAIL = env.str("LABFILMS_MAIL_FROM", default="LabFilms <bonjour@labfilms.localhost>")
SERVER_EMAIL = DEFAULT_FROM_EMAIL
# Where the contact page writes to: people, who answer.
TEAM_EMAIL = env.str("LABFILMS_TEAM_MAIL", default=parseaddr(DEFAULT_FROM_EMAIL)[1])
if "LABFILMS_MAIL_URL" in env:
    mail = env.email_url("LABFILMS_MAIL_URL")
    MAIL_BACKEND = mail["EMAIL_BACKEND"]
    MAIL_OPTIONS = {
        "host": mail["EMAIL_HOST"],
        "port": mail["EMAIL_PORT"],
        "username": mail["EMAIL_HOST_USER"],
        "password": mail["EMAIL_HOST_PASSWORD"],
        "use_tls": mail.get("EMAIL_USE_TLS", False),
        "use_ssl": mail.get("EMAIL_USE_SSL", False),
    }
else:
    MAIL_BACKEND = "labfilms.core.mail.ConsoleAndFiles"
    MAIL_OPTIONS = {"file_path": VAR / "mail"}
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": MAIL_BACKEND, "OPTIONS": MAIL_OPTIONS}}
else:
    EMAIL_BACKEND = MAIL_BACKEND
    EMAIL_FILE_PATH = MAIL_OPTIONS.get("file_path")
    EMAIL_HOST = MAIL_OPTIONS.get("host", "localhost")
    EMAIL_PORT = MAIL_OPTIONS.get("port", 25)
    EMAIL_HOST_USER = MAIL_OPTIONS.get("username", "")
    EMAIL_HOST_PASSWORD = MAIL_OPTIONS.get("password", "")
    EMAIL_USE_TLS = MAIL_OPTIONS.get("use_tls", False)
    EMAIL_USE_SSL = MAIL_OPTIONS.get("use_ssl", False)

# --- live and work ----------------------------------------------------------------------------

BROKER_URL = env.str("LABFILMS_BROKER_URL", default="")
CHANNEL_LAYERS = {
    "default": {
        "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
        "CONFIG": {"hosts": [BROKER_URL], "prefix": "labfilms"},
    }
    if BROKER_URL
    else {"BACKEND": "channels.layers.InMemoryChannelLayer"}
}
CELERY_BROKER_URL = BROKER_URL or "memory://"
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_TASK_DEFAULT_QUEUE = "rest"
CELERY_TASK_STORE_ERRORS_EVEN_IF_IGNORED = False
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {"visibility_timeout": 6 * 3600}
CELERY_WORKER_HIJACK_ROOT_LOGGER = False
CELERY_TIMEZONE = "UTC"

# --- search -----------------------------------------------------------------------------------

# Empty: the site is found in through its own database alone.
ELASTIC_URL = env.str("LABFILMS_ELASTIC_URL", default="")
if ELASTIC_URL and not ELASTIC_URL.startswith(("http://", "https://")):
    raise ImproperlyConfigured("LABFILMS_ELASTIC_URL must begin with http:// or https://.")
# What the names of its indices begin with: two sites may share a server.
ELASTIC_PREFIX = env.str("LABFILMS_ELASTIC_PREFIX", default="labfilms")

# --- films ------------------------------------------------------------------------------------

# Uploads, originals and packages: never under MEDIA_URL, reached through a grant alone.
FILMS_ROOT = Path(env.str("LABFILMS_FILMS", default=str(VAR / "films")))
FFMPEG = env.str("LABFILMS_FFMPEG", default="")
# The prefix that nginx maps to FILMS_ROOT (internal); empty: Django sends the bytes itself.
ACCEL_PREFIX = env.str("LABFILMS_ACCEL", default="")
UPLOAD_MAX_BYTES = env.int("LABFILMS_UPLOAD_MAX_BYTES", default=20 * 1024**3)
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024**2

# --- payments ---------------------------------------------------------------------------------

# Who may be chosen beside a transfer. Sellers bring keys of their own: docs/howto/payments.md.
PAYMENTS = [name.strip() for name in env.list("LABFILMS_PAYMENTS", default=[])]
MOLLIE_ADDRESS = env.str("LABFILMS_MOLLIE_ADDRESS", default="https://api.mollie.com").rstrip("/")
STRIPE_ADDRESS = env.str("LABFILMS_STRIPE_ADDRESS", default="https://api.stripe.com").rstrip("/")
# Where their own pages are; a stand-in's are its own.
PAYMENT_PAGES = {
    "mollie": "https://*.mollie.com" if MOLLIE_ADDRESS.endswith(".mollie.com") else MOLLIE_ADDRESS,
    "stripe": "https://checkout.stripe.com"
    if STRIPE_ADDRESS.endswith(".stripe.com")
    else STRIPE_ADDRESS,
}
if unknown := set(PAYMENTS) - set(PAYMENT_PAGES):
    message = f"LABFILMS_PAYMENTS knows 'mollie' and 'stripe', not {sorted(unknown)}."
    raise ImproperlyConfigured(message)

# --- safety -----------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "media-src": [SELF, "blob:"],
        "worker-src": [SELF],
        "manifest-src": [SELF],
        # Chromium asks it of the redirect after a form too, to the page where one pays.
        "form-action": [SELF, *(PAYMENT_PAGES[name] for name in PAYMENTS)],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_TRUSTED_ORIGINS = env.list("LABFILMS_TRUSTED_ORIGINS", default=[])
if PRODUCTION:
    SECURE_SSL_REDIRECT = env.bool("LABFILMS_HTTPS_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 2 * 365 * 24 * 3600
    SECURE_HSTS_INCLUDE_SUBDOMAINS = True
    SECURE_HSTS_PRELOAD = True
    SESSION_COOKIE_SECURE = True
    CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME = "__Host-session"
    CSRF_COOKIE_NAME = "__Host-csrf"

# Nothing is collected in development: files are found where they are written, and read again.
WHITENOISE_AUTOREFRESH = WHITENOISE_USE_FINDERS = not PRODUCTION
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "labfilms.core.storage.StaticFiles"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}

# --- for who operates it ----------------------------------------------------------------------

# Who shows it reads the figures of /metrics; without one that address does not exist.
METRICS_TOKEN = env.str("LABFILMS_METRICS_TOKEN", default="")
if METRICS_TOKEN:
    # Prometheus's client reads it when it is imported; the web processes alone write there.
    os.environ.setdefault("PROMETHEUS_MULTIPROC_DIR", str(VAR / "metrics"))

LOG_LEVEL = env.str("LABFILMS_LOG_LEVEL", default="INFO")
LOG_FORMAT = env.str("LABFILMS_LOG_FORMAT", default="json" if PRODUCTION else "line")
if LOG_FORMAT not in {"json", "line"}:
    raise ImproperlyConfigured(f"LABFILMS_LOG_FORMAT is '{LOG_FORMAT}': it is 'json' or 'line'.")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "identified": {"()": "labfilms.core.logs.Identified"},
        "nameless": {"()": "labfilms.core.logs.Nameless"},
    },
    "formatters": {
        "line": {
            "format": "{asctime} {levelname} {name} [{request_id:.8}]: {message}",
            "style": "{",
        },
        "json": {
            "()": "pythonjsonlogger.json.JsonFormatter",
            "fmt": ["asctime", "levelname", "name", "request_id", "message"],
            "rename_fields": {"asctime": "time", "levelname": "level", "name": "logger"},
            # A person's words stand in French, and are read so.
            "json_ensure_ascii": False,
            "datefmt": "%Y-%m-%dT%H:%M:%S%z",
        },
    },
    "handlers": {
        "console": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["identified", "nameless"],
        }
    },
    "loggers": {
        # One line a wrong password is enough.
        "axes": {"level": "WARNING"},
        # Nor is one for each request to the search server.
        "elastic_transport": {"level": "ERROR"},
        # Stripe's client would write what it sends and gets, buyers' addresses included.
        "stripe": {"level": "WARNING"},
        # On one's own machine the logins of the demo would be lost among them.
        "labfilms.access": {"level": "INFO" if PRODUCTION or LOG_LEVEL == "DEBUG" else "WARNING"},
        # Through our handler, so that they too are lines with an id, and no address is mailed.
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        # What is not found, or refused, has its access line.
        "django.request": {"level": "ERROR" if PRODUCTION else "WARNING"},
        # `labfilms.tasks` says how each task ended, without its arguments.
        "celery": {"level": "WARNING"},
        "celery.app.trace": {"level": "CRITICAL"},
    },
    "root": {"handlers": ["console"], "level": LOG_LEVEL},
}
