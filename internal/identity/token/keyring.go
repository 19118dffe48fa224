package token

import (
	"crypto/rand"
	"encoding/hex"
	"slices"
	"sync/atomic"
	"time"

	"sojourn/internal/kit/fault"
)

const keyBytes = 32

// Key is a signing key.
type Key struct {
	ID        string // 8 hexadecimal digits
	Secret    []byte
	CreatedAt time.Time
}

// NewKey makes a key.
func NewKey(at time.Time) Key {
	id, secret := make([]byte, 4), make([]byte, keyBytes)
	_, _ = rand.Read(id)
	_, _ = rand.Read(secret)
	return Key{ID: hex.EncodeToString(id), Secret: secret, CreatedAt: at}
}

// Keyring holds the keys that tokens may be signed with; the newest signs. It
// is safe for concurrent use.
type Keyring struct{ keys atomic.Pointer[[]Key] }

// Set replaces the keys; at least one must be given.
func (k *Keyring) Set(keys []Key) {
	sorted := slices.Clone(keys)
	slices.SortFunc(sorted, func(a, b Key) int {
		if c := b.CreatedAt.Compare(a.CreatedAt); c != 0 {
			return c
		}
		return slices.Compare(b.Secret, a.Secret)
	})
	k.keys.Store(&sorted)
}

// Newest gives the key that signs.
func (k *Keyring) Newest() Key { return (*k.keys.Load())[0] }

// Find gives a key by its id.
func (k *Keyring) Find(id string) (Key, bool) {
	for _, key := range *k.keys.Load() {
		if key.ID == id {
			return key, true
		}
	}
	return Key{}, false
}

// ErrUnknownKey is the answer to a token signed with a key that the ring lacks:
// made up, too old, or made by another process that has a newer key.
var ErrUnknownKey = fault.New(fault.Unauthenticated, "the token is not valid here: sign in again")

func malformed() error {
	return fault.New(fault.Unauthenticated, "the token is not valid: sign in again")
}

func expired() error {
	return fault.New(fault.Unauthenticated, "the token has expired: refresh it or sign in again")
}
