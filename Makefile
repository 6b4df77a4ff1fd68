# Everything a newcomer needs: `make run`, `make test`. Python 3.11 or newer and make are enough.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
HOST ?= 127.0.0.1
PORT ?= 8501

.DEFAULT_GOAL := help
.PHONY: help run data data-path test check format house bench backtest claims gallery dictionary accept-rows lock browser

help: ## what there is
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*##/\t/' | expand -t 14

$(BIN)/run-ready: requirements.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	@touch $@

$(BIN)/test-ready: requirements.txt requirements-dev.txt $(BIN)/run-ready
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

run: $(BIN)/run-ready ## start the dashboard on http://127.0.0.1:8501, building the data when there are none
	@$(BIN)/python -m dashboard.build --if-needed
	@echo "The dashboard will be at http://$(HOST):$(PORT)"
	$(BIN)/python -m uvicorn app:app --host $(HOST) --port $(PORT) --log-level warning

data: $(BIN)/run-ready ## build the data version from data/**/*.csv
	$(BIN)/python -m dashboard.build

data-path: $(BIN)/run-ready ## print the current DuckDB file (use make -s)
	@$(BIN)/python -m dashboard.build --if-needed >&2
	@$(BIN)/python -m dashboard.versions path

browser:
	@sh tests/install_browser.sh

test: $(BIN)/test-ready browser check data ## everything: format, lint, types, SQL, data, unit, page and browser tests
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore=tests/e2e
	# On their own: a browser keeps an event loop running in its worker, and other tests start theirs.
	$(BIN)/python -m pytest -n auto --dist loadfile tests/e2e

check: $(BIN)/test-ready ## format, lint, types, SQL lint, dictionary
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/sqlfluff lint --disable-progress-bar --nocolor queries data/checks data/derive data/rules

format: $(BIN)/test-ready ## put code and SQL in house style
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .
	$(BIN)/sqlfluff fix --disable-progress-bar queries data/checks data/derive data/rules

house: ## what the code measures beside its goals; fails where a limit is passed
	@$(PYTHON) -m tests.house

bench: $(BIN)/test-ready browser data ## measure against a stock Streamlit page
	$(BIN)/python -m bench

backtest: $(BIN)/run-ready data ## judge the forecasts on past editions, into docs/backtest.csv
	$(BIN)/python -m dashboard.backtest

claims: $(BIN)/run-ready data ## hold printed figures against the data: make claims FILE=claims.csv
	@$(BIN)/python -m dashboard claims $(FILE)

gallery: $(BIN)/run-ready data ## every chart as PNG into gallery/
	$(BIN)/python -m dashboard.gallery gallery

dictionary: $(BIN)/run-ready data ## write docs/data-dictionary.md from the database's comments
	$(BIN)/python -m dashboard.dictionary

accept-rows: $(BIN)/run-ready ## accept the present number of rows per edition
	$(BIN)/python -m dashboard.accept_rows

lock: $(BIN)/test-ready ## compile requirements*.txt from requirements*.in
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 requirements.in -o requirements.txt
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 requirements-dev.in -o requirements-dev.txt
