# `make run` and `make test` set up everything that is missing on a Debian machine that has Swift on its PATH.
# They need nothing of the environment but PATH and HOME.

SWIFT     ?= swift
INPUT     ?= Sources-Articles
OUTPUT    ?= Output
# The samples are of a time: a briefing on them is made as of a day of theirs.
ARGUMENTS ?= --as-of 2024-05-02

# The same bytes under every locale, and no question asked by git when the sources belong to another user.
export LC_ALL := C.UTF-8
export GIT_TERMINAL_PROMPT := 0
ifndef GIT_CONFIG_COUNT
export GIT_CONFIG_COUNT := 1
export GIT_CONFIG_KEY_0 := safe.directory
export GIT_CONFIG_VALUE_0 := $(CURDIR)
endif

# A module that uses another without naming it in Package.swift does not build.
IMPORTS := --explicit-target-dependency-import-check error
ASAN    := --sanitize address --scratch-path .build-asan

.DEFAULT_GOAL := help
.PHONY: help setup build run install uninstall deb lint format clean
.PHONY: test test-slow test-whole test-planted test-address test-streams test-crash test-crash-short test-deb test-sheets test-spark
.PHONY: fuzz test-fuzz test-sanitize test-thread

help: ## List the goals
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/make \1|\2/p' $(firstword $(MAKEFILE_LIST)) | awk -F '|' '{ printf "%-16s %s\n", $$1, $$2 }'
	@echo
	@echo "make run INPUT=folder OUTPUT=folder ARGUMENTS='--company Tesla --as-of 2024-04-30' briefs on other articles."

setup: ## Install the system packages that are missing (root or sudo)
	@scripts/install-dependencies

build: setup ## Build the program: .build/release/briefing
	$(SWIFT) build -c release --product briefing --static-swift-stdlib $(IMPORTS)

run: build ## Write briefings from Sources-Articles into Output
	.build/release/briefing generate "$(INPUT)" --output "$(OUTPUT)" $(ARGUMENTS)
	@echo "The briefings are here; open one in a browser:"
	@find "$(OUTPUT)/briefings" -name briefing.html | sort | sed 's/^/  /'

test: setup ## Build and run the tests
	$(SWIFT) build --build-tests $(IMPORTS)
	$(SWIFT) test --skip-build --parallel

# What takes longer. Add a goal here for each further kind of check.
test-slow: test-whole test-deb test-sheets test-spark test-streams test-crash-short test-planted test-fuzz test-address ## Run what takes longer: the whole way with the release build, the package, the spreadsheet, Spark, long archives, crashes, made-up inputs, the tests under the address sanitizer

SLOW := .build/whole-way

test-whole: build
	rm -rf $(SLOW)
	.build/release/briefing generate "$(INPUT)" --output $(SLOW) --as-of 2024-05-02
	.build/release/briefing verify --output $(SLOW)
	.build/release/briefing publish --output $(SLOW)
	test -f $(SLOW)/site/current/index.html
	.build/release/briefing verify $(SLOW)/site --output $(SLOW)

# Megabytes of the archive; 1000 takes some minutes.
STREAM ?= 100

test-streams: build ## Check that a long archive is read in under 300 MB of memory (STREAM=1000 for a longer one)
	scripts/check-stream-memory .build/release/briefing $(STREAM) 300

# Kills a night at file-system calls, or lets them fail, and sees that nothing is lost. Needs strace.
CRASH := Tests/Harness/crash_test.py .build/release/briefing

test-crash-short: build
	@scripts/install-dependencies strace python3
	python3 $(CRASH) --every 97 --faults --random 5

test-crash: build ## Kill a night at every file-system call, and let each fail (hours)
	@scripts/install-dependencies strace python3
	python3 $(CRASH) --faults
	python3 $(CRASH) --articles 200 --every 1000000 --random 300

# Has LibreOffice work the model's spreadsheet out anew and compares each value.
test-sheets: build ## Compare the model's spreadsheet, worked out by LibreOffice, with the program
	@scripts/install-dependencies libreoffice-calc-nogui python3
	python3 Tests/Harness/sheet_test.py .build/release/briefing

# Runs the job of Cluster/ on a local cluster of two executors and kills one of them.
SPARK := .build/spark-venv

test-spark: build ## Run extraction on a local Spark cluster, kill an executor, and compare
	@scripts/install-dependencies python3 python3-venv default-jre-headless procps
	test -x $(SPARK)/bin/spark-submit || { python3 -m venv $(SPARK) && $(SPARK)/bin/pip install -q -r Cluster/requirements.txt; }
	$(SPARK)/bin/python Cluster/test_extract_articles.py .build/release/briefing

PLANTED ?= 300

test-planted: setup ## Change digits of a briefing and see that each is found (PLANTED=1000 for more of them)
	$(SWIFT) build --build-tests $(IMPORTS)
	BRIEFING_PLANTED=$(PLANTED) $(SWIFT) test --skip-build --filter PlantedDigitTests

# Seconds for each target.
SECONDS ?= 60

fuzz: setup ## Feed every reader with made-up inputs, SECONDS for each of them; needs Swift's libFuzzer
	scripts/fuzz $(SECONDS)

# The same made-up inputs each time, RUNS for each reader.
RUNS ?= 500

test-fuzz: setup ## Feed every reader with some made-up inputs
	RUNS=$(RUNS) scripts/fuzz 0

# Leaks are left out: the runtime and libxml2 keep memory for the life of the process on purpose.
test-sanitize: test-address test-thread ## Run the tests under the address sanitizer and the thread sanitizer

test-thread: setup
	$(SWIFT) build --build-tests --sanitize thread --scratch-path .build-tsan
	$(SWIFT) test --skip-build --sanitize thread --scratch-path .build-tsan --parallel

test-address: setup ## Run the tests under the address sanitizer
	$(SWIFT) build --build-tests $(ASAN)
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --skip-build $(ASAN) --parallel

# Everything that an installed program brings along. DESTDIR stands before PREFIX, as packagers have it.
PREFIX ?= /usr/local
ZSHDIR ?= $(PREFIX)/share/zsh/site-functions

install: build ## Install into PREFIX (/usr/local): program, man page, completions, examples
	scripts/install-files .build/release/briefing "$(DESTDIR)$(PREFIX)" "$(DESTDIR)$(ZSHDIR)"

uninstall: ## Remove what install wrote
	scripts/install-files --remove "$(DESTDIR)$(PREFIX)" "$(DESTDIR)$(ZSHDIR)"

deb: build ## Make a Debian package: .build/deb/briefing_VERSION_ARCH.deb
	rm -rf .build/deb
	scripts/install-files .build/release/briefing .build/deb/tree/usr .build/deb/tree/usr/share/zsh/vendor-completions
	scripts/make-deb .build/deb/tree .build/deb

test-deb: deb ## Install the package with apt, use it, and take it away again
	scripts/check-deb .build/deb/*.deb

lint: ## Check the layout of the sources
	$(SWIFT) format lint --strict -r Sources Package.swift

format: ## Mend the layout of the sources
	$(SWIFT) format --in-place -r Sources Tests Package.swift

clean: ## Remove what was built; Output stays
	rm -rf .build .build-asan .build-tsan .build-fuzz
