# Every command sets up what it needs first; run any of them as the first one on a new machine.
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
MAKEFLAGS += --no-builtin-rules
.SUFFIXES:

# What `make audit` looks at and where it writes: make audit URL=https://agency.example.gov OUTPUT=elsewhere
URL ?= examples/site
OUTPUT ?= audit
# Through the environment, so that an address with & or ? reaches the command as it is.
export URL OUTPUT PYTHON

BIN := .venv/bin
PIP := $(BIN)/python -m pip
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock" --upgrade
# Types of the probes (deno.json). Nothing is fetched, and what it keeps stays in build/.
DENO_CHECK := DENO_DIR=build/deno DENO_NO_UPDATE_CHECK=1 $(BIN)/deno check --quiet --no-remote --no-npm --no-lock auditor/collect/probes
VENV := .venv/.made
RUNTIME := .venv/.runtime
DEV := .venv/.dev

.PHONY: help setup audit test check static bench repeat memory act precision messages format lock clean browser

help: ## Show this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1|\2/p' $(MAKEFILE_LIST) | while IFS='|' read -r name text; do \
		printf '%-14s %s\n' "$$name" "$$text"; done

setup: $(DEV) browser ## Set everything up: environment, locked dependencies, browser

audit: $(RUNTIME) browser ## Audit the example site, or a site or folder: make audit URL=https://agency.example.gov
	$(BIN)/auditor audit --output "$$OUTPUT" -- "$$URL"

test: $(DEV) browser ## Run the whole test suite
	$(BIN)/python -m pytest -n 2 --dist loadfile

check: static test ## Everything a pull request must pass

static: $(DEV) ## What check does before the tests: format, lint, types, import contracts, docs, wheel
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/oxfmt --check .
	$(BIN)/oxlint .
	$(DENO_CHECK)
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/build_docs.py --check
	rm -rf build/wheel
	$(BIN)/python -m build --wheel --no-isolation --outdir build/wheel .
	$(BIN)/check-wheel-contents build/wheel/*.whl

bench: $(DEV) browser ## Measure speed against bare Playwright
	$(BIN)/python -m bench.speed

repeat: $(DEV) browser ## Audit the same pages again and again and compare the findings
	$(BIN)/python -m bench.repeat

memory: $(DEV) browser ## Measure memory on a generated site of thousands of pages
	$(BIN)/python -m bench.memory

act: $(DEV) browser ## Measure detection on the W3C's ACT test cases, and consistency with each ACT rule
	$(BIN)/python -m bench.act --consistency

precision: $(DEV) ## Table of what reading findings by hand said of each rule
	$(BIN)/python -m bench.precision

messages: $(DEV) ## Gather every text that people read into build/auditor.pot, and bring the catalogues up to date
	$(BIN)/python tools/build_messages.py

format: $(DEV) ## Format the code and mend what the linter can
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .
	$(BIN)/oxlint --fix .
	$(BIN)/oxfmt .

lock: $(DEV) ## Write the lock files anew from pyproject.toml: what runs, what develops, what builds
	$(LOCK) pyproject.toml --output-file requirements.lock
	$(LOCK) pyproject.toml --group dev --constraint requirements.lock --output-file requirements-dev.lock
	printf "%s\n" "hatchling>=1.27" editables | $(LOCK) - --constraint requirements-dev.lock --output-file requirements-build.lock

clean: ## Remove the environment, caches and build output; audits are kept
	rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

browser: | $(RUNTIME)
	@$(BIN)/python -m auditor.collect.install

$(VENV): tools/make_venv.sh
	@sh tools/make_venv.sh
	@touch $@

# Without build isolation, so that the build backend is a locked one too.
$(RUNTIME): requirements.lock requirements-build.lock pyproject.toml $(VENV)
	$(PIP) install --quiet --require-hashes -r requirements.lock -r requirements-build.lock
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(DEV): requirements-dev.lock $(RUNTIME)
	$(PIP) install --quiet --require-hashes -r requirements-dev.lock
	@touch $@
