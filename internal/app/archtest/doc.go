// Package archtest keeps the house in order: who may import whom, what pure
// packages may not touch, and a few habits that a compiler does not see. Each
// rule carries its why, and a test of its own that it is able to fail.
//
// All of it is tests; see rules_test.go.
package archtest
