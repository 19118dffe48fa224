// Package password decides which passwords of accounts are good enough;
// kit/password keeps them.
package password
