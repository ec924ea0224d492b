# One image for every program of ours: web, live, workers, sweeper, migrate. docker-compose.yml says
# which is which. Packages come from the locks by their hashes, ffmpeg among them, in a wheel.

FROM python:3.13.7-slim-trixie AS build
WORKDIR /srv/labfilms
# The packages first: they change less often than the code.
COPY requirements.lock requirements-dev.lock package.json package-lock.json ./
COPY deploy/bootstrap.py deploy/uv.lock deploy/
RUN python3 deploy/bootstrap.py run && rm -rf .venv/uv
COPY . .
RUN .venv/bin/python -c "from pathlib import Path; from labfilms.operations import catalogues; catalogues.compile_all(Path('locale'))" \
 && .venv/bin/python -m compileall -q labfilms network projects ecran labels regions streaming

FROM python:3.13.7-slim-trixie
# pg_dump and psql, for `manage.py backup` and `restore`: as new as the server, or newer.
RUN apt-get update \
 && apt-get install -y --no-install-recommends postgresql-client-17 \
 && rm -rf /var/lib/apt/lists/* \
 && groupadd --gid 10001 labfilms \
 && useradd --uid 10001 --gid 10001 --no-create-home --shell /usr/sbin/nologin labfilms \
 && install -d -o labfilms -g labfilms /var/lib/labfilms /var/lib/labfilms/films \
      /var/lib/labfilms/media /var/lib/labfilms/static /var/lib/labfilms/run /var/lib/labfilms/metrics
# Ours to read, root's to change: nothing that runs here writes below /srv.
COPY --from=build /srv/labfilms /srv/labfilms
WORKDIR /srv/labfilms
ENV PATH=/srv/labfilms/.venv/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    LABFILMS_ENV=production \
    LABFILMS_VAR=/var/lib/labfilms
USER 10001:10001
EXPOSE 8000
CMD ["python", "-m", "labfilms.operations.web", "--bind", "0.0.0.0", "--port", "8000", "--grace", "60"]
