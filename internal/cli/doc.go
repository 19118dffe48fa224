// Package cli is the command line: serve and the commands beside it. Each has
// --help with an example; exit status 0 is done, 1 failed, 2 wrong usage.
package cli
