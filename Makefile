# make run    the app and its service on http://localhost:8550 (PORT=... to change)
# make test   every check and test
# make gate   every state of every screen in every language, scale and width: takes long
# make screens  a picture of every screen in var/screens
# make pictures  the same, and those of the README and docs/presets.md taken anew
# make bench  the figures
# make words  takes up new sentences into the catalogues

PYTHON ?= python3
PORT ?= 8550
BIN := .venv/bin
# As a module: the extractor for files of data is found from here.
BABEL := $(BIN)/python -m babel.messages.frontend
# A demo moves its sample applications along (DEMO_OFFICE=0 leaves them alone).
DEMO_OFFICE ?= $(if $(filter production,$(APP_ENV)),0,1)
export PORT

.PHONY: run test check gate screens pictures bench words compile chromium clean

run: .venv/ready compile
	@DEMO_OFFICE=$(DEMO_OFFICE) $(BIN)/python -m service

# Each of two hands has a browser and a service of its own, and takes whole files.
test: check chromium
	$(BIN)/pytest -n 2 --dist loadfile tests/e2e
	$(BIN)/pytest -n auto --ignore tests/e2e

gate: check chromium
	$(BIN)/pytest tests/e2e/test_gate.py
	GATE=1 $(BIN)/pytest tests/e2e/test_looks.py
	GATE=1 $(BIN)/pytest tests/e2e/test_focus_frame.py
	GATE=1 $(BIN)/pytest tests/e2e/test_reflow.py
	GATE=1 $(BIN)/pytest -n auto tests/screens/test_every_screen.py

check: .venv/ready compile
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/lint-imports
	$(BIN)/pyright

screens: .venv/ready compile chromium
	$(BIN)/python -m tests.e2e.screens

# The pictures of the README and of the presets, taken anew.
pictures: screens
	cp var/screens/home-phone-light.png var/screens/request-konu-phone-light.png \
		var/screens/complaint-files-attached-phone-light.png \
		var/screens/request-sent-phone-light.png var/screens/application-phone-dark.png \
		var/screens/home-ar-light.png docs/pictures/
	$(BIN)/python -m tests.e2e.presets
	$(BIN)/python -m docs.build_presets

bench: .venv/ready compile
	$(BIN)/python -m bench

words: .venv/ready
	@mkdir -p var
	@for room in mobile service; do \
	  $(BABEL) -q extract -F pyproject.toml --no-wrap --sort-by-file --add-location=file \
	    -o var/$$room.pot $$room && \
	  $(BABEL) -q update -D $$room -d $$room/i18n -i var/$$room.pot --no-wrap \
	    --no-fuzzy-matching --ignore-obsolete --ignore-pot-creation-date || exit 1; \
	done
	@$(MAKE) compile

compile: .venv/ready
	@$(BABEL) -q compile -D mobile -d mobile/i18n

# Everything is installed inside .venv, in the versions of constraints.txt.
.venv/ready: pyproject.toml constraints.txt
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv
	@echo "Installing what is missing into .venv ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt pip
	@PIP_CONSTRAINT=constraints.txt $(BIN)/python -m pip install -q --disable-pip-version-check \
		--group test --editable ".[service]"
	@touch $@

# A Chromium that is there already is used; otherwise the system's, where we may install one.
chromium: .venv/ready
	@$(BIN)/python -c "import sys; from tests.e2e.server import executable; sys.exit(executable() is None)" \
	|| { test "$$(id -u)" = 0 && command -v apt-get >/dev/null \
	     && apt-get update -qq && apt-get install -y -qq chromium >/dev/null; } \
	|| $(BIN)/playwright install chromium \
	|| echo "No Chromium: the browser tests will say so and be skipped."

clean:
	rm -rf .venv var build
