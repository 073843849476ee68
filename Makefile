# The two commands: `make site` builds content/ into output/; `make test` runs everything that guards it.
# The rest is for whoever works on guidegen itself: `make help`.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.PHONY: site test check coverage setup checkers clean help

BIN := .venv/bin
# Only wheels whose hash stands in the lock: nothing is built, nothing is guessed.
PIP := $(BIN)/python -m pip --disable-pip-version-check -qq --no-input
LOCKED := --require-hashes --only-binary :all: -r
LOWER_FLOORS := 'guidegen/problems.py,guidegen/model/*,guidegen/plan/*,guidegen/adapters/*'
ITSELF := --no-index --no-deps --no-build-isolation --editable .

site: .venv/runtime-ready ## build content/ into output/
	@$(BIN)/python -m guidegen build

test: .venv/dev-ready checkers ## install what the tests need, and run them all
	@$(BIN)/python -m pytest -n 3 --dist worksteal $(ARGS)

check: .venv/dev-ready ## style, types and floors, without the tests
	@scripts/check

coverage: .venv/dev-ready checkers ## what the tests reach; the lower floors must be reached whole
	@$(BIN)/coverage run -m pytest $(ARGS)
	@$(BIN)/coverage report
	@$(BIN)/coverage report --include=$(LOWER_FLOORS) --fail-under=100

setup: .venv/dev-ready ## make .venv for working on guidegen

checkers: .venv/dev-ready ## the browser and the HTML validator that the tests use
	@$(BIN)/python scripts/prepare_tests.py

clean: ## throw away what was made here (not content/, not output/)
	rm -rf .venv .tools .guidegen dist build htmlcov .coverage .hypothesis .mypy_cache .pytest_cache .ruff_cache

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

.venv/made:
	@scripts/venv

.venv/runtime-ready: .venv/made requirements/runtime.txt pyproject.toml
	@echo "Installing what guidegen needs (once) ..."
	@$(PIP) install $(LOCKED) requirements/runtime.txt
	@$(PIP) install $(ITSELF)
	@touch $@

.venv/dev-ready: .venv/runtime-ready requirements/dev.txt
	@echo "Installing what its tests need (once) ..."
	@$(PIP) install $(LOCKED) requirements/dev.txt
	@touch $@
