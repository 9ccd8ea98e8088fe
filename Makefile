# Readback's commands; each needs nothing but Python 3.11+ and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
# Two processes by default: the browser and the database of each want a core of their own.
JOBS ?= 2

.PHONY: run test soak lint bench

run:
	@exec $(PYTHON) run.py

$(VENV)/dev: requirements.txt requirements-dev.txt
	@test -x $(BIN)/pip || $(PYTHON) -m venv $(VENV)
	@echo "Installing what the tests need (once) …"
	@$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	@touch $@

# A file at a time in the order of their names, which has what takes long at the beginning and what is short at the end.
test: $(VENV)/dev
	@sh tests/find-chromium.sh
	@$(BIN)/pytest -n $(JOBS) --dist loadfile --no-loadscope-reorder

# The long forms of what `make test` tries shortly: ten thousand articles that nobody would write instead of a few
# hundred, and a hundred kills at random times instead of ten, with disks, networks and clocks that fail as often.
soak: $(VENV)/dev
	@READBACK_EXAMPLES=10000 READBACK_KILLS=100 READBACK_EVERY_LOOK=1 $(BIN)/pytest -n $(JOBS) --dist loadfile \
		tests/questions/test_awful_articles.py tests/loss tests/browser/test_accessibility.py \
		tests/browser/test_assignments.py

lint: $(VENV)/dev
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/djlint --lint --quiet templates

bench: $(VENV)/dev
	@$(BIN)/python -m benchmarks
