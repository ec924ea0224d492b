# LabFilms: `make` alone, or `make help`, lists what can be asked.

SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin/python
NEXT := .venv-next
# Python 3.13, where the same lock installs Django 6.1.
LABFILMS_NEXT_PYTHON ?= $(firstword $(wildcard $(HOME)/.pyenv/versions/3.13.*/bin/python) $(shell command -v python3.13))
WORKERS ?= 2
# Without it every command compiles the whole of Django and Wagtail again.
unexport PYTHONDONTWRITEBYTECODE
unexport PYTHONPATH

.DEFAULT_GOAL := help
.PHONY: help run test test-full test-next coverage check audit format lock messages pictures clean

##@ Every day

run: ## Set up what is missing, then serve the site with its demo (Ctrl-C stops it)
	@$(PYTHON) deploy/bootstrap.py run
	@$(RUN) manage.py serve --tethered

test: dev ## Run the tests, those in a real browser too when Chromium is there
	$(RUN) -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

check: dev ## Say what the machine can say of the code: style, types, floors, words
	$(RUN) -m ruff check .
	$(RUN) -m ruff format --check .
	find templates -name '*.html' -print0 | xargs -0 -r $(VENV)/bin/djade --check
	$(RUN) -m codespell_lib
	$(VENV)/bin/lint-imports --no-cache
	$(RUN) manage.py makemigrations --check --dry-run --settings tests.settings
	$(RUN) manage.py catalogues check --settings tests.settings
	$(RUN) -m mypy

audit: dev ## Look for known weaknesses of the packages that are locked, and for secrets in the files
	@$(RUN) deploy/audit.py

format: dev ## Put code and templates in their usual form
	$(RUN) -m ruff check --fix .
	$(RUN) -m ruff format .
	find templates -name '*.html' -print0 | xargs -0 -r $(VENV)/bin/djade

##@ Slower truths

test-full: dev ## Every address at both widths, each wing alone, faults, long uploads
	$(RUN) -m pytest -m full -n $(WORKERS) --dist loadgroup $(TESTS)

coverage: dev ## The tests, then which lines and branches they left: 95 % of all, 100 % of rules and engine
	$(RUN) -m coverage erase
	$(RUN) -m pytest -n $(WORKERS) --dist loadgroup --cov --cov-report= $(TESTS)
	$(RUN) -m coverage report --fail-under=100 --include='*/permissions.py,streaming/transcode/*'
	$(RUN) -m coverage report --fail-under=95

test-next: ## The tests on Python 3.13 with Django 6.1 (LABFILMS_NEXT_PYTHON names the interpreter)
	@test -x "$(LABFILMS_NEXT_PYTHON)" || { echo "make test-next needs Python 3.13: none found. Name one: LABFILMS_NEXT_PYTHON=/path/to/python3.13" >&2; exit 1; }
	@$(PYTHON) deploy/bootstrap.py dev --venv $(NEXT) --python "$(LABFILMS_NEXT_PYTHON)"
	$(NEXT)/bin/python -m pytest -n $(WORKERS) --dist loadgroup $(TESTS)

##@ Now and then

lock: dev ## Choose the newest packages that pyproject.toml allows, and write the locks
	for target in "requirements.lock pyproject.toml" "requirements-dev.lock pyproject.toml --group dev"; do \
	  set -- $$target; lock=$$1; shift; \
	  $(VENV)/uv/bin/uv pip compile --universal --generate-hashes --no-header --no-annotate \
	    --python-version 3.11 --upgrade --quiet --output-file $$lock "$$@" || exit 1; \
	done

messages: dev ## Collect what is to be translated into locale/fr
	$(RUN) manage.py catalogues extract --settings tests.settings

pictures: dev ## Make the pictures of the README and the docs, from the demo
	$(RUN) -m tests.e2e.pictures

clean: ## Forget environments, packages and caches (var/, your data, stays)
	rm -rf $(VENV) $(NEXT) node_modules .mypy_cache .pytest_cache .ruff_cache .import_linter_cache

help: ## Show this list
	@awk 'BEGIN { FS = ":.*## " } \
	  /^##@/ { printf "\n%s\n", substr($$0, 5) } \
	  /^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: dev
dev:
	@$(PYTHON) deploy/bootstrap.py dev
