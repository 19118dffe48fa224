// Package check holds everything below deploy/ to its word without a cluster,
// an engine or a network: the kustomizations are resolved and decoded strictly
// into Kubernetes' own types, Dockerfile and compose file are parsed by the
// parsers of those who run them, and the queries of alerts and dashboard by
// Prometheus' own; then follow the rules that no schema knows.
//
// It is a module of its own, so that Sojourn's stays without these parsers.
// scripts/test-deploy runs it.
package check
