# Every target sets up what it needs in .venv first; that costs a moment when nothing has changed.

.PHONY: help site test serve check fix bench lock clean
.DEFAULT_GOAL := help

python := .venv/bin/python

# The theme's notice of its end of life, which docs/decisions/ answers, would head every build.
export NO_MKDOCS_2_WARNING = 1

help: ## show this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-6s  %s\n", $$1, $$2 }' Makefile

site: ## build the website, the offline bundle and the PDFs into build/
	@scripts/setup build
	@.venv/bin/guidebook build --project . --out build

test: ## run every test; PYTEST="-k name" hands options on
	@scripts/setup all
	@CHROMIUM=$$(scripts/find_browser) && export CHROMIUM && $(python) -m pytest $(PYTEST)

serve: ## show the site while you edit
	@scripts/setup build
	@.venv/bin/guidebook serve --project .

check: ## check data, code style and types; takes seconds
	@scripts/setup all
	@.venv/bin/guidebook check --project .
	@$(python) -m ruff format --check --quiet . || { echo 'make fix puts this right'; exit 1; }
	@$(python) -m ruff check --quiet .
	@$(python) -m mypy

fix: ## put code style right
	@scripts/setup all
	@$(python) -m ruff check --fix --quiet .
	@$(python) -m ruff format --quiet .

bench: ## measure the build
	@scripts/setup all
	@$(python) scripts/bench.py

lock: ## choose versions anew after a change of pyproject.toml; LOCK=--upgrade takes the newest
	@scripts/setup all
	@scripts/lock $(LOCK)

clean: ## delete everything that is made
	rm -rf build .venv .pytest_cache .mypy_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
