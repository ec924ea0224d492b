"""The containers' files, read against the settings: no engine runs here."""

import re
import shlex
import shutil
import string
import subprocess
from pathlib import Path

import pytest
import yaml

from labfilms.core.jobs import Queue
from labfilms.operations import parts
from tests.architecture.house import ROOT
from tests.docs.test_reference import documented_settings

OURS = {"migrate", "web", "live", "worker-quick", "worker-encode", "sweeper"}
FILLED = re.compile(r"\$\{([A-Z_]+)")


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "docker-compose.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def services(compose):
    return compose["services"]


@pytest.fixture(scope="module")
def dockerfile():
    return (ROOT / "Dockerfile").read_text(encoding="utf-8")


def text(name):
    return (ROOT / name).read_text(encoding="utf-8")


def test_every_program_of_the_plan_is_there(services):
    assert set(services) == OURS | {"postgres", "valkey", "elasticsearch", "nginx"}


@pytest.mark.parametrize("name", sorted(OURS))
def test_what_is_set_is_a_setting(services, name):
    given = {key for key in services[name]["environment"] if key.startswith("LABFILMS_")}
    assert given == set(services[name]["environment"])
    read = set(re.findall(r'"(LABFILMS_[A-Z_]+)"', text("labfilms/settings.py")))
    assert given - read - documented_settings() == set()
    assert given - documented_settings() == set()


def test_whoever_fills_in_the_names_is_told_all_of_them():
    asked = set(FILLED.findall(text("docker-compose.yml")))
    told = set(re.findall(r"^([A-Z_]+)=", text("deploy/env.example"), re.MULTILINE))
    # The two with a default of their own.
    assert asked - told == {"LABFILMS_RELEASE", "LABFILMS_CERTIFICATES"}
    assert told - asked == set()


def test_production_is_really_asked_for(services):
    for name in OURS:
        environment = services[name]["environment"]
        assert environment["LABFILMS_ENV"] == "production"
        assert environment["LABFILMS_PROXIES"] == "1"


def test_no_secret_is_written_down(services):
    for service in services.values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"SECRET|PASSWORD|TOKEN", name):
                assert str(value).startswith("${"), name


def test_workers_serve_each_queue_of_the_code_once(services):
    served = [
        queue
        for name in ("worker-quick", "worker-encode")
        for queue in words_after(services[name]["command"], "--queues").split(",")
    ]
    assert sorted(served) == sorted(queue.value for queue in Queue)


def words_after(command, word):
    return command[command.index(word) + 1]


def test_workers_are_started_as_the_supervisor_starts_them(services):
    known = parts.worker("quick", (Queue.PROBE, Queue.REST), 2, {}).words
    asked = services["worker-quick"]["command"]
    flags = {word for word in known if word.startswith("--")} - {"--no-color"}
    assert flags == {word for word in asked if word.startswith("--")}


def test_web_has_the_grace_that_its_container_waits_for(services):
    for name in ("web", "live"):
        command = services[name]["command"]
        assert command[:3] == ["python", "-m", "labfilms.operations.web"]
        assert int(words_after(command, "--grace")) < seconds(services[name]["stop_grace_period"])


def seconds(words):
    return int(words.removesuffix("s"))


@pytest.mark.parametrize("name", sorted(OURS | {"postgres", "valkey", "nginx", "elasticsearch"}))
def test_each_runs_as_nobody_in_particular_and_may_do_nothing_special(services, name):
    service = services[name]
    assert not service["user"].startswith(("0:", "root"))
    assert service["cap_drop"] == ["ALL"]
    assert "no-new-privileges:true" in service["security_opt"]
    # Elasticsearch writes beside its own settings, and says so in the file.
    assert service.get("read_only", False) is (name != "elasticsearch")


@pytest.mark.parametrize(
    "name", sorted((OURS - {"migrate"}) | {"postgres", "valkey", "nginx", "elasticsearch"})
)
def test_each_says_whether_it_is_well(services, name):
    assert services[name]["healthcheck"]["test"][0] in {"CMD", "CMD-SHELL"}


def test_nginx_alone_is_reached_from_outside(services):
    assert [name for name, service in services.items() if service.get("ports")] == ["nginx"]


def test_images_are_pinned_by_version(services, dockerfile):
    images = [service["image"] for service in services.values()]
    images += re.findall(r"^FROM (\S+)", dockerfile, re.MULTILINE)
    foreign = [image for image in images if not image.startswith("labfilms:")]
    assert len(foreign) >= 6
    assert [image for image in foreign if not re.search(r":\d+\.\d+", image)] == []


def test_data_lies_in_volumes_and_is_written_by_who_must(compose, services):
    named = set(compose["volumes"])
    for service in services.values():
        for volume in service.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in named or source.startswith((".", "$"))
    folder = services["web"]["environment"]["LABFILMS_VAR"]
    for name in ("films", "media"):
        assert f"{name}:{folder}/{name}" in services["web"]["volumes"]
        assert f"{name}:{folder}/{name}" in services["worker-encode"]["volumes"]
    # Static files are collected once, and read by the others.
    assert f"static:{folder}/static" in services["migrate"]["volumes"]
    assert f"static:{folder}/static:ro" in services["web"]["volumes"]
    assert "films:/srv/films:ro" in services["nginx"]["volumes"]


def test_what_is_written_on_a_read_only_root_is_in_memory(services):
    for name in OURS:
        mounts = {mount.split(":")[0] for mount in services[name]["tmpfs"]}
        assert mounts == {"/tmp", "/var/lib/labfilms/run", "/var/lib/labfilms/metrics"}  # noqa: S108


def test_nothing_of_ours_starts_before_the_database_is_brought_up_to_date(services):
    for name in OURS - {"migrate"}:
        assert services[name]["depends_on"]["migrate"]["condition"].endswith("successfully")
    assert "prepare" in services["migrate"]["command"]


def test_the_image_runs_as_nobody_and_is_made_in_stages(dockerfile):
    assert len(re.findall(r"^FROM ", dockerfile, re.MULTILINE)) == 2
    last = dockerfile.rpartition("FROM ")[2]
    assert re.search(r"^USER 10001:10001$", last, re.MULTILINE)
    assert "COPY --from=build" in last
    # The runtime stage builds nothing.
    assert "bootstrap.py" not in last
    for name in re.findall(r"^COPY ((?:(?!--from)\S+ )+)\S+$", dockerfile, re.MULTILINE):
        assert all((ROOT / word).exists() for word in name.split())


def test_the_image_is_not_made_of_what_runs_leave():
    left_out = text(".dockerignore").split()
    for name in (".git", ".venv", "node_modules", "var", ".env", "tests"):
        assert name in left_out
    for name in ("labfilms", "templates", "static", "locale", "deploy", "manage.py"):
        assert name not in left_out


# --- nginx -----------------------------------------------------------------------------------------

NGINX = "deploy/nginx/labfilms.conf"


def test_nginx_is_given_every_word_it_asks_for(services):
    asked = set(re.findall(r"\$\{(NGINX_[A-Z]+)\}", text(NGINX)))
    assert asked == set(services["nginx"]["environment"])
    stack = text("deploy/stack.py")
    assert [name for name in asked if f'"{name}"' not in stack] == []


def test_nginx_sends_films_from_where_the_settings_say(services):
    accel = services["web"]["environment"]["LABFILMS_ACCEL"]
    block = re.search(rf"location {re.escape(accel)} \{{(.*?)\}}\n", text(NGINX), re.DOTALL)[1]
    assert "internal;" in block
    assert 'LABFILMS_ACCEL": "' + accel in text("deploy/stack.py")


def test_nginx_lets_a_chunk_through_as_it_comes():
    block = re.search(r"location /televersements/ \{(.*?)\n    \}", text(NGINX), re.DOTALL)[1]
    assert "proxy_request_buffering off;" in block
    room = int(re.search(r"client_max_body_size (\d+)m;", block)[1])
    # Our page sends 4 MiB; others may send up to 16 (streaming/intake/views.py).
    assert room >= 16


@pytest.mark.parametrize(
    "words",
    [
        "server_tokens off;",
        "return 301 https://",
        "proxy_set_header X-Forwarded-For $remote_addr;",
        "proxy_set_header X-Forwarded-Proto $scheme;",
        "proxy_set_header X-Request-ID $request_id;",
        "proxy_set_header Upgrade $http_upgrade;",
        "gzip_static on;",
        "immutable",
        "ssl_protocols TLSv1.2 TLSv1.3;",
        "client_header_timeout",
        "location = /metrics",
    ],
)
def test_nginx_says(words):
    assert words in text(NGINX)


def test_nginx_keeps_no_address_of_a_visitor_and_no_path():
    line = re.search(r"log_format nameless(.*?);\n", text(NGINX), re.DOTALL)[1]
    for word in (
        "remote_addr",
        "request_uri",
        '$request"',
        "$uri",
        "args",
        "http_referer",
        "cookie",
    ):
        assert word not in line


def test_addresses_of_nginx_are_addresses_of_the_site(services):
    assert "location = /direct/" in text(NGINX)
    assert 'path("direct/"' in text("labfilms/live/routing.py")
    assert 'path("televersements/"' in text("streaming/intake/urls.py")


@pytest.mark.skipif(
    not shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin"),
    reason="no nginx: apt install nginx",
)
def test_nginx_itself_has_nothing_to_say_against_it(tmp_path):
    names = re.findall(r"\$\{(NGINX_[A-Z]+)\}", text(NGINX))
    values = dict.fromkeys(names, str(tmp_path)) | {
        "NGINX_NAME": "labfilms.example",
        "NGINX_HTTP": "127.0.0.1:8080",
        "NGINX_HTTPS": "127.0.0.1:8443",
        "NGINX_WEB": "127.0.0.1:8000",
        "NGINX_LIVE": "127.0.0.1:8001",
        "NGINX_PUBLIC": "",
    }
    certificate = (
        "openssl req -x509 -newkey rsa:2048 -nodes -days 1 -subj /CN=x "
        "-keyout privkey.pem -out fullchain.pem"
    )
    subprocess.run(shlex.split(certificate), cwd=tmp_path, capture_output=True, check=True)
    config = tmp_path / "nginx.conf"
    config.write_text(string.Template(text(NGINX)).safe_substitute(values))
    program = shutil.which("nginx", path="/usr/sbin:/usr/bin:/usr/local/sbin:/usr/local/bin")
    done = subprocess.run(
        [program, "-t", "-c", str(config)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert Path(program).name == "nginx"


def test_the_stack_without_containers_starts_the_same_settings(services):
    given = set(services["web"]["environment"])
    sources = text("deploy/stack.py") + text("deploy/served.py")
    stack = set(re.findall(r"LABFILMS_[A-Z_]*[A-Z]", sources))
    # Mail is written to a folder there, nobody reads figures, and nobody pays.
    assert given - stack == {
        "LABFILMS_MAIL_URL",
        "LABFILMS_MAIL_FROM",
        "LABFILMS_METRICS_TOKEN",
        "LABFILMS_PAYMENTS",
    }
