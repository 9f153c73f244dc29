# make demo        set everything up in .venv and read the example dispatch
# make install     set everything up in .venv
# make test        formatting, lint, types and tests
# make check-long  the slow tests: fuzzing, many files
# make bench       speed beside the plain language model
# make lock        pin the dependencies of pyproject.toml again, with hashes
# make clean       remove .venv and caches
#
# All that is needed beforehand is Python 3.11 or newer.

PYTHON ?= $(shell command -v python3.11 || command -v python3 || command -v python)
BIN := .venv/bin

.PHONY: install demo test check-long bench lock clean

install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Selon needs Python 3.11 or newer; set PYTHON=...")'
	$(PYTHON) -m venv .venv
# Python compiles what is used when it is used; all 8,700 modules would take half a minute or more of every install.
	$(BIN)/python -m pip install --quiet --no-compile --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

demo: install
	@$(BIN)/selon read examples/depeche.txt --format table
	@echo
	@echo "A story in 47 reports:  .venv/bin/selon add examples/dossier/reports.jsonl --ledger dossier.db"
	@echo "Who contradicts whom:   .venv/bin/selon disputes --ledger dossier.db"
	@echo "In a browser:           .venv/bin/selon serve --ledger dossier.db"

test: install
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/python -m pytest -n 2 --dist loadgroup -m "not long"

check-long: install
	$(BIN)/python -m pytest -n 2 -m long

bench: install
	$(BIN)/python benchmarks/bench.py

# The compiler writes no address of an index, and none must slip in with a comment or an option.
lock: install
	$(BIN)/python -m piptools compile --quiet --upgrade --extra dev --extra all --build-deps-for editable --allow-unsafe \
		--strip-extras --generate-hashes --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
		--no-emit-options --no-header --no-annotate --output-file requirements.lock pyproject.toml
	sed -i.old -e '/^--/d' -e '/:\/\//d' requirements.lock && rm requirements.lock.old

clean:
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .hypothesis dist
