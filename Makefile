# Every target does its own set-up; a second run is quick. `make help` lists them.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
unexport PYTHONDONTWRITEBYTECODE # tests start factbox hundreds of times, each a second slower without compiled files

.DEFAULT_GOAL := site
.PHONY: help site serve test campaign bench bars screenshots strings floors clean

help: ## List the targets
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

site: $(VENV)/.ready ## Build the site into site/
	$(BIN)/factbox build

serve: $(VENV)/.ready ## Preview, rebuilt with every save
	$(BIN)/factbox serve

test: $(VENV)/.ready-dev ## Every check: lint, format, types, layers, tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest

campaign: $(VENV)/.ready-dev ## Every promise tried whole, for hours: ROWS="kill readers" SEED=2 COUNT=1000
	$(BIN)/python -m tests.campaign $(ROWS) $(if $(SEED),--seed $(SEED)) $(if $(COUNT),--count $(COUNT))

bench: $(VENV)/.ready-dev ## Speed beside Hugo, Eleventy, Pelican and MkDocs: SIZES="1000 10000" TOOLS="factbox hugo" ROUNDS=3 BENCH_FULL=1
	$(BIN)/python -m tests.bench $(if $(SIZES),--sizes $(SIZES)) $(if $(TOOLS),--tools $(TOOLS)) $(if $(ROUNDS),--rounds $(ROUNDS))

bars: $(VENV)/.ready-dev ## The Nu HTML Checker and Lighthouse on every kind of page; needs Node, Java and Chromium
	$(BIN)/python -m tests.bars.audit

screenshots: $(VENV)/.ready-dev ## Pictures of every kind of page in .screenshots/; needs Chromium
	$(BIN)/python -m tests.bars.screenshots $(ONLY)

floors: ## The tests again, with the lowest versions that pyproject.toml allows
	$(PYTHON) -m venv --clear .venv-floors
	.venv-floors/bin/python -m pip install --quiet uv
	.venv-floors/bin/uv pip install --quiet --python .venv-floors/bin/python --resolution lowest-direct -e '.[dev]'
	.venv-floors/bin/pytest -m "not packaging"

strings: $(VENV)/.ready-dev ## Bring the catalogues up to date with the interface's words
	$(BIN)/pybabel -q extract -F pyproject.toml --no-location --sort-output -k say:1 -k count:1,2 -k noted:1 -o .strings.pot .
	for po in themes/*/locale/*.po; do \
		$(BIN)/pybabel -q update -i .strings.pot -o $$po -l $$(basename $$po .po) -w 116 --no-fuzzy-matching --ignore-obsolete && \
		sed -i -E '/^"(Project-Id|Report-Msgid|POT-Creation|PO-Revision|Last-Translator|Language-Team|MIME|Content-Transfer|Generated-By)/d' $$po; \
	done
	rm .strings.pot

clean: ## Remove everything that a target made, but for the site
	rm -rf .venv .venv-floors .factbox .campaign .bench .screenshots tests/bars/node/node_modules build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit("factbox needs Python 3.11 or newer; name one: make PYTHON=python3.12" if sys.version_info < (3, 11) else 0)'
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make virtual environments here. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.ready: $(VENV)/bin/python pyproject.toml
	$(BIN)/python -m pip install --quiet --editable .
	@$(BIN)/python -m compileall -q generator
	@touch $@

$(VENV)/.ready-dev: $(VENV)/.ready
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@
