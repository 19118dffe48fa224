// Package id makes and checks the ids of entities: UUIDv7 as lower-case text,
// so that ids sort by the time they were made.
package id

import (
	"crypto/rand"
	"encoding/hex"

	"github.com/google/uuid"

	"sojourn/internal/kit/fault"
)

// New makes a UUIDv7. It panics only where the system has no randomness left.
func New() string { return uuid.Must(uuid.NewV7()).String() }

// Check tells whether s is a UUID in canonical lower-case text, and answers
// with an Invalid fault at location where it is not.
func Check(location, s string) error {
	if Valid(s) {
		return nil
	}
	return fault.AtField(location, s, "must be a UUID such as 0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80")
}

// Valid tells whether s is a UUID in canonical lower-case text (36 characters).
func Valid(s string) bool {
	if len(s) != 36 {
		return false
	}
	u, err := uuid.Parse(s)
	return err == nil && u.String() == s && u != uuid.Nil
}

// Derived makes a stable UUID (version 5) from a name within a namespace, for
// entities that come from data sets and must keep their id across rebuilds.
func Derived(namespace, name string) string {
	return uuid.NewSHA1(uuid.NewSHA1(uuid.NameSpaceURL, []byte("sojourn:"+namespace)), []byte(name)).String()
}

// Random gives n bytes of the system's randomness as hexadecimal text (2n
// characters), for secrets.
func Random(n int) string {
	b := make([]byte, n)
	_, _ = rand.Read(b) // never fails since Go 1.24
	return hex.EncodeToString(b)
}
