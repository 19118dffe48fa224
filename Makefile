# Sojourn: `make help` lists the targets.
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
.DEFAULT_GOAL := help

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo dev)
GOFLAGS_BUILD := -trimpath -ldflags "-s -w -X sojourn/internal/app.Version=$(VERSION)"
DATA ?= $(CURDIR)/.data
ARGS ?=
export CGO_ENABLED = 0

WEB_SOURCES := $(shell find web -path '*/node_modules' -prune -o -path web/dist -prune -o -type f -print 2>/dev/null)

.PHONY: help run run-split build web test test-go test-web test-e2e test-api lint generate verify data bench fuzz setup clean

help: ## list the targets
	@grep -hE '^[a-z0-9-]+:.*##' $(MAKEFILE_LIST) | sort | awk -F ':.*## ' '{printf "  make %-10s %s\n", $$1, $$2}'

run: web ## build the front end when it is stale, then serve (ARGS="--addr …")
	go run $(GOFLAGS_BUILD) ./cmd/sojourn serve --data "$(DATA)" --demo $(ARGS)

run-split: build ## the second shape: a process a target, on PostgreSQL, Kafka and Redis (ADDR=host:port, ARGS=…)
	scripts/run-split --demo $(ARGS)

build: web ## make bin/sojourn, one static binary with the front end inside
	go build $(GOFLAGS_BUILD) -o bin/sojourn ./cmd/sojourn

web: internal/webui/dist/index.html ## build the front end into internal/webui/dist

internal/webui/dist/index.html: $(WEB_SOURCES)
	scripts/web

setup: ## install what the tests need (Chromium, PostgreSQL, Redis, Java) where it is missing
	scripts/setup

test: ## install what the tests need and run them all
	scripts/test

test-go: ## Go tests on SQLite, and on PostgreSQL where a server is at hand
	go test ./...

test-web: ## types, lint and unit tests of the front end
	scripts/test-web

test-e2e: build ## the first trip in a real browser
	scripts/test-e2e

test-api: build ## schemathesis against a running server
	scripts/test-api

lint: ## golangci-lint
	scripts/lint

generate: ## write api/, docs/reference/ and the front end's types anew
	scripts/generate

verify: ## fail where a generated file is not what the code generates
	scripts/verify

data: ## download the sources of the embedded data sets and make them anew
	scripts/data

bench: build ## figures of this build on this machine, also of PostgreSQL and Kafka
	scripts/bench

fuzz: ## every fuzz target for FUZZTIME (default 20s)
	scripts/fuzz

clean: ## remove what was built
	rm -rf bin web/dist internal/webui/dist/assets internal/webui/dist/index.html
