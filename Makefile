# `make` prints this help. Every target finds a JDK 25 and Maven by itself (see mvnw).
.DEFAULT_GOAL := help
.PHONY: help demo up down smoke browser build fast test localstack moto compose faults releases gameday format lint bench alerts fuzz infra-check infra-apply usher clean

JAVA := . .mvn/find-jdk.sh && "$$JAVA_HOME/bin/java" -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED
LAUNCHER := $(JAVA) -cp local-cloud/launcher/target/local-cloud-launcher.jar dev.usher.localcloud.launcher.Launcher

help: ## print this help
	@echo "Usher: event ticketing from payment to the door"
	@echo
	@sed -n 's/^\([a-z-]*\):.*## \(.*\)/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-20s %s\n", $$1, $$2 }'

demo: build ## build, start everything, buy two tickets, go through the door, end everything
	@$(JAVA) -cp system-tests/target/system-tests.jar dev.usher.systemtests.Demo

up: build ## start everything and stay: storefront, API, scanner; Ctrl-C or `make down` ends it
	@$(LAUNCHER) up

smoke: ## check what `make up` runs, or another Usher: make smoke EDGE=… (see make smoke ARGS=--help)
	@$(JAVA) -cp system-tests/target/system-tests.jar dev.usher.systemtests.Smoke $(ARGS)

browser: ## check the pages of what `make up` runs in a real browser: make browser EDGE=… checks another Usher
	@./mvnw -q -pl system-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.antrun.skip -Denforcer.skip -Dsort.skip -Dspotless.check.skip -Dit.test='StorefrontIT,ScannerIT' -Dfailsafe.failIfNoSpecifiedTests=false -Dusher.running=true

down: ## end what `make up` started
	@$(LAUNCHER) down

build: ## compile and package without tests
	@.mvn/build.sh

fast: ## the quick tests: no processes, no emulators
	./mvnw test

test: ## every test, every check of the build: what is fast first
	@.mvn/test.sh

localstack: ## run a real LocalStack without Docker, for the tests, until Ctrl-C
	@local-cloud/localstack/start --stay

moto: build ## run the demo on moto, a third AWS from PyPI; `local-cloud/moto/check --stay` only runs moto
	@local-cloud/moto/check

compose: build ## start docker-compose.yml on a Docker engine, check it, crash its containers, check again
	@ci/compose

format: ## format code, POMs and the scripts of the pages
	./mvnw -q spotless:apply sortpom:sort
	@web/check --fix || [ $$? = 69 ]

lint: ## check the scripts of the pages: layout, lint rules and types; needs Node
	@web/check

faults: build ## a thousand buyers for each fault of Stripe and each point of a crash, and a hundred stops; numbers in build/faults
	./mvnw -q -pl system-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dit.test='FaultyStripeIT,KilledPaymentServiceIT,KilledTicketServiceIT,StoppedTicketServiceIT' -Dfailsafe.failIfNoSpecifiedTests=false -Dfaults.buyers=1000 -Dfaults.stops=100

gameday: build ## break a running Usher, and restore it by the runbook: make gameday SEED=n; ARGS=--by-runbook types the commands itself
	@$(JAVA) -cp system-tests/target/system-tests.jar dev.usher.systemtests.gameday.GameDay $(or $(SEED),1) $(ARGS)

releases: build ## run the earlier release beside this one: messages and rows have to cross both ways
	@release=$$(ci/earlier-release) && USHER_EARLIER_RELEASE=$$release ./mvnw -q -pl system-tests -am verify -Dtest=none -Dsurefire.failIfNoSpecifiedTests=false -Dmaven.antrun.skip -Denforcer.skip -Dsort.skip -Dspotless.check.skip -Dit.test=TwoReleasesIT -Dfailsafe.failIfNoSpecifiedTests=false

bench: build ## measure the claims, each against its baseline in the same run
	@benchmarks/run

alerts: build ## write the rules of Prometheus and Grafana's dashboard again, of ops/alarms.json and ops/dashboard.json
	@$(JAVA) -cp system-tests/target/system-tests.jar dev.usher.systemtests.AlertRules
	@$(JAVA) -cp system-tests/target/system-tests.jar dev.usher.systemtests.Dashboard

fuzz: ## let schemathesis try the API of what `make up` runs; reports in build/fuzz
	@system-tests/fuzz

infra-check: ## check the Terraform code, as far as this machine can
	@infra-terraform/check.sh

infra-apply: ## apply all of the Terraform code to an emulator of AWS, twice for dev: ten minutes
	@infra-terraform/check/apply.sh

usher: ## the operations command against what runs on this machine: make usher ARGS="dlq list"
	@usher-cli/usher --local $(ARGS)

clean: ## delete what builds left
	./mvnw -q clean
	rm -rf build
