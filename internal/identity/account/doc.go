// Package account holds the values and rules of a user's account: addresses,
// names, sessions, API tokens and links. It does no I/O and never asks the
// clock.
package account
