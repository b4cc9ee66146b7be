# The one entry for people and CI. Every target sets itself up: .ci/setup makes .venv, and is quick when it is there.
# A failing recipe makes `make` itself exit 2 and print the recipe's own code: "Error 4" when native libraries are missing.

PYTHON ?= python3
export PYTHON

BIN := .venv/bin
SHEET := rules/aigc/examples/campus-tutor.yaml

.PHONY: demo test lock schema bench coverage clean setup

demo: setup ## assess the example product: scores here, two PDF reports beside this file
	@$(BIN)/riskcheck score $(SHEET)
	@$(BIN)/riskcheck report $(SHEET) --force -o campus-tutor.zh.pdf --lang zh
	@$(BIN)/riskcheck report $(SHEET) --force -o campus-tutor.en.pdf --lang en

test: setup ## lint, types, import contracts, all tests
	$(BIN)/ruff check --quiet .
	$(BIN)/ruff format --quiet --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	@.ci/verapdf
	$(BIN)/pytest -n auto --dist loadgroup

coverage: setup ## the tests again, with the branches that none of them takes
	$(BIN)/pytest -n auto --dist loadgroup --cov --cov-report=term

schema: setup ## the schema of a rule pack, for editors
	$(BIN)/riskcheck rules schema >.venv/schema.json
	mv .venv/schema.json rules/rulepack.schema.json

bench: setup ## prints ratios and times, asserts nothing
	$(BIN)/python tests/benchmarks/run.py
	$(BIN)/python tests/benchmarks/interview.py
	$(BIN)/python tests/benchmarks/report.py

# Keeps the versions that are locked; `make lock UPGRADE=--upgrade` takes the newest ones
COMPILE = .venv/lock/bin/uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-strip-extras --no-header --no-annotate $(UPGRADE) pyproject.toml

lock: ## exact versions and hashes for Python 3.11 to 3.14
	$(PYTHON) -m venv .venv/lock
	.venv/lock/bin/python -m pip -qq --disable-pip-version-check install uv
	$(COMPILE) --extra dev --output-file .ci/requirements-dev.txt
	$(COMPILE) --constraint .ci/requirements-dev.txt --output-file .ci/requirements.txt

clean: ## everything that can be made again
	rm -rf .venv build dist .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache .coverage
	rm -f campus-tutor.zh.pdf campus-tutor.en.pdf
	find riskcheck reports tests -name __pycache__ -type d -prune -exec rm -rf {} +

setup:
	@.ci/setup
