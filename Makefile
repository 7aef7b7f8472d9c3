# Two commands do everything on a fresh machine: `make run` and `make test`.
PY ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip install -q --disable-pip-version-check
READY := $(VENV)/.ready
READY_DEV := $(VENV)/.ready-dev

.PHONY: run test lint check bench clean
.DEFAULT_GOAL := run

$(BIN)/python:
	@$(PY) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Tarikh needs Python 3.11 or newer: make PY=/path/to/python3.11 $(MAKECMDGOALS)"; exit 1; }
	@$(PY) -c 'import ensurepip, venv' 2>/dev/null || { echo "Python's venv module is missing. On Debian or Ubuntu: apt-get install python3-venv"; exit 1; }
	$(PY) -m venv $(VENV)

$(READY): requirements.lock pyproject.toml | $(BIN)/python
	$(PIP) --no-deps --require-hashes -r requirements.lock
	$(PIP) --no-deps --no-build-isolation -e .
	@touch $@

$(READY_DEV): requirements-dev.lock $(READY)
	$(PIP) --no-deps --require-hashes -r requirements-dev.lock
	@touch $@

run: $(READY)
	$(BIN)/tarikh demo

test: $(READY_DEV)
	$(BIN)/python -m pytest

lint: $(READY_DEV)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/tarikh check-knowledge

check: lint test

bench: $(READY_DEV)
	$(BIN)/python -m tests.benchmarks $(if $(CORPUS),--corpus $(CORPUS))

clean:
	rm -rf $(VENV) data/build
