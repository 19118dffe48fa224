// Package archtest holds the rules of who may import whom, as a test. Each
// rule carries its why, and an example that it must catch.
package archtest
