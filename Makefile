# make demo    grade the submissions in tests/stories: which link of the chain is wrong in each
# make test    formatting, lint, types and the tests
# Both make .venv first; PYTHON names the interpreter to make it with.

PYTHON ?= python3
BIN := .venv/bin
PUBLIC := --seed 1

.PHONY: demo test assignments figures pages bench clean

demo: .venv/installed
	@set -e; \
	probe="$(BIN)/autograder grade solutions/one-weight $(PUBLIC) --fail-under 100"; \
	isolation=required; \
	if ! $$probe >/dev/null; then \
	  isolation=none; \
	  $$probe --isolation none >/dev/null; \
	  echo "Students' code cannot be isolated here: the submissions below run without a sandbox."; \
	fi; \
	echo "$(BIN)/autograder grade tests/stories $(PUBLIC) --isolation $$isolation"; echo; \
	status=0; \
	$(BIN)/autograder grade tests/stories $(PUBLIC) --isolation $$isolation || status=$$?; \
	if [ $$status = 3 ]; then \
	  echo "Exit status 3: some submissions are damaged on purpose; the others were graded."; \
	else exit $$status; fi

test: .venv/installed-dev
	$(BIN)/ruff format --check
	$(BIN)/ruff check
	$(BIN)/mypy
	$(BIN)/python -m pytest

# What students get is written from solutions/, never by hand.
assignments: .venv/installed-dev
	@set -e; for name in one-weight one-layer whole-network; do \
	  cp autograder/chain_rule.py solutions/$$name/; \
	  $(BIN)/python -m nbgrader generate_assignment $$name --force --create --no-db; \
	done

# So are the pages in docs/ that say what the code says.
pages: .venv/installed
	$(BIN)/python benchmarks/pages.py

# The pages with figures, measured again: some minutes.
figures: .venv/installed-dev
	$(BIN)/python benchmarks/strangers.py --write docs/diagnosis.md
	$(BIN)/python benchmarks/diagnosis.py --write docs/diagnosis.md
	$(BIN)/python benchmarks/by_hand.py --write docs/wrong-answers.md
	$(BIN)/python benchmarks/strangers.py --kinds --write docs/wrong-answers.md
	$(BIN)/python benchmarks/mutation.py --write docs/mutation.md

bench: .venv/installed
	$(BIN)/python benchmarks/cold_start.py

clean:
	rm -rf .venv

# The stamps are newer than pyproject.toml as long as what it asks for is installed.
.venv/installed: pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "make: this needs Python 3.11 or newer, and '$(PYTHON)' is $$($(PYTHON) --version 2>&1 | tail -n 1):" \
	    "name another one, as in: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e .
	@touch $@

.venv/installed-dev: .venv/installed
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -e '.[dev]'
	@touch $@
