# The ways to use this house. Only git, make and Python 3.11 or later are needed; the rest goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
DEMO := build/demo
EXAMPLE := examples/strait
CODE := src tests tools benchmarks

.DEFAULT_GOAL := help
.PHONY: help demo test check fix fast gate hostile bench measure train clean

help:  ## say what there is to make
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

demo: $(VENV)/.program  ## install the program into .venv and read the example crisis
	@rm -rf $(DEMO) && mkdir -p $(DEMO)
	$(BIN)/communique read $(EXAMPLE)/*.txt $(EXAMPLE)/wires.jsonl --store $(DEMO)/strait.db
	@echo
	@echo "Look further:"
	@echo "  $(BIN)/communique tripwires --store $(DEMO)/strait.db"
	@echo "  $(BIN)/communique show C1 --store $(DEMO)/strait.db"
	@echo "  $(BIN)/communique whatif \"Iran attacks an American ship\" --store $(DEMO)/strait.db"
	@echo "  $(BIN)/communique contested --store $(DEMO)/strait.db"
	@echo "  $(BIN)/communique verify --store $(DEMO)/strait.db"
	@echo "What the eight texts hold: $(EXAMPLE)/README.md"

test: check  ## every check: style, types, contracts, all tests, the gate
	$(BIN)/python -m pytest -m "not hostile"
	@$(MAKE) --no-print-directory gate

check: $(VENV)/.tools  ## style, types and import contracts
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check $(CODE)
	$(BIN)/mypy
	$(BIN)/lint-imports

fast: $(VENV)/.tools  ## the tests that need no model
	$(BIN)/python -m pytest -m "not model and not hostile"

hostile: $(VENV)/.tools  ## hostile input and faults in full, with their figures
	$(BIN)/python -m pytest -m hostile -s

fix: $(VENV)/.tools  ## mend what can be mended of the style
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

gate: $(VENV)/.tools  ## hold the figures on dev and test against their floors
	$(BIN)/communique evaluate --gate

bench: $(VENV)/.tools  ## speed by stage and kind of file, memory, workers, peers: 15 minutes; make bench SHORT=1: two
	$(BIN)/python benchmarks/speed.py $(if $(SHORT),--documents 40 --memory 100)
	$(BIN)/python benchmarks/sources.py $(if $(SHORT),--documents 20 --records 0 --rounds 3 --memory 400)
	$(BIN)/python benchmarks/workers.py $(if $(SHORT),--documents 20 --rounds 3)
	$(BIN)/python benchmarks/pages.py $(if $(SHORT),--rounds 3)
	$(BIN)/python benchmarks/warc.py $(if $(SHORT),--pages 60 --rounds 3)
	$(BIN)/python benchmarks/peers.py $(if $(PEERS),--python $(PEERS)) $(if $(SHORT),--documents 10 --rounds 3)
	$(BIN)/python tools/measure_relevance.py --own $(if $(SHORT),--read 20)

measure: $(VENV)/.tools  ## figures on sets that are not part of the repository
	$(BIN)/python tools/measure.py

train: $(VENV)/.tools  ## train the model: make train DATA=folder with treebanks/ and names/
	$(BIN)/python -m pip install --quiet --editable '.[train]'
	OMP_WAIT_POLICY=PASSIVE $(BIN)/python -m communique.training --data "$(DATA)"
	@echo "Measure it: $(BIN)/python tools/measure_names.py --model build/training"
	@echo "Take it over: $(BIN)/python tools/build_manifest.py build/training"

clean:  ## remove what was built, .venv too
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "$(PYTHON) is older than 3.11; call make PYTHON=/path/to/a/newer/python3"; exit 1; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.program: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable .
	@touch $@

$(VENV)/.tools: pyproject.toml | $(BIN)/python
	$(BIN)/python -m pip install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.program
