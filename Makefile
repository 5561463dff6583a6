# make demo       see what Riwaya does, on five short texts that ship with it
# make test       all tests
# make lint       style, types, and which module may import which
# make evaluate   figures against the gold texts in ../shared, where that folder is
# make benchmark  words per second, memory, time to a finished report
# make format     put the style right
# make readme     what the program itself says in the README, brought up to date
# make pictures   the README's picture, taken anew

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_ROOT_USER_ACTION := ignore

.DEFAULT_GOAL := help
.PHONY: help demo test lint evaluate benchmark format readme pictures install parts clean

help:
	@sed -n 's/^# \(make .*\)/\1/p' Makefile

demo: install
	$(BIN)/riwaya demo

test: install parts
	$(BIN)/python -m pytest

lint: install
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

evaluate: install
	$(BIN)/python evaluation/run.py

benchmark: install
	$(BIN)/python benchmarks/run.py

format: install
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

readme: install
	$(BIN)/python docs/refresh.py

pictures: install chromium.part
	$(BIN)/python docs/pictures/make.py

install: $(STAMP)

# Node, which builds the page's map and styles, comes as a Python package for the time of the build only.
$(STAMP): pyproject.toml constraints.txt $(shell find frontend -type f -not -path '*/node_modules/*' -not -path '*/dist/*' 2>/dev/null)
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Riwaya needs Python 3.11 or later: make PYTHON=python3.11 …")'
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "installing into $(VENV) (once; a minute or two)"
	@$(BIN)/python -m pip install --quiet --upgrade --constraint constraints.txt pip
	@$(BIN)/python -m pip install --quiet --constraint constraints.txt --build-constraint constraints.txt --editable . --group dev
	@touch $@

# Some tests look at the page in a browser or read pictures of pages. They say so and skip where the program they need is
# missing, but not where CI is set.
parts: chromium.part tesseract.part

chromium.part: PACKAGES := chromium fonts-noto-core
tesseract.part: PACKAGES := tesseract-ocr tesseract-ocr-ara
%.part:
	@if ! command -v $* >/dev/null 2>&1; then \
	  if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then \
	    echo "installing $*, for the tests that need it"; \
	    { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
	      -o DPkg::Lock::Timeout=300 $(PACKAGES); } >/dev/null 2>&1 || echo "$* could not be installed"; \
	  else \
	    echo "no $* here: the tests that need it are skipped"; \
	  fi; \
	fi

clean:
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
