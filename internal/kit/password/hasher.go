package password

import (
	"context"
	"crypto/rand"
	"crypto/subtle"
	"fmt"
	"sync/atomic"
	"time"

	"golang.org/x/crypto/argon2"
	"golang.org/x/text/unicode/norm"

	"sojourn/internal/kit/fault"
)

// Options bound a Hasher.
type Options struct {
	Params   Params
	AtOnce   int           // hashes that run at the same time
	Waiting  int           // hashes that may wait for their turn
	Patience time.Duration // how long one waits at most
}

// Hasher makes and checks hashes, a few at a time. It is safe for concurrent use.
type Hasher struct {
	opt     Options
	slots   chan struct{}
	waiting atomic.Int64
	decoy   string
}

// NewHasher makes a hasher; all options must be positive.
func NewHasher(opt Options) *Hasher {
	h := &Hasher{opt: opt, slots: make(chan struct{}, opt.AtOnce)}
	h.decoy = phc{opt.Params, make([]byte, saltBytes), make([]byte, keyBytes)}.String()
	return h
}

// Hash gives the PHC text of a password. It answers fault.Unavailable where
// too many others wait.
func (h *Hasher) Hash(ctx context.Context, password string) (string, error) {
	leave, err := h.enter(ctx)
	if err != nil {
		return "", err
	}
	defer leave()
	salt := make([]byte, saltBytes)
	_, _ = rand.Read(salt)
	return phc{h.opt.Params, salt, derive(h.opt.Params, salt, password, keyBytes)}.String(), nil
}

// Verify tells whether the password is the hash's, and whether the hash is
// stale: made with other parameters than the present ones.
func (h *Hasher) Verify(ctx context.Context, encoded, password string) (ok, stale bool, err error) {
	stored, err := parsePHC(encoded)
	if err != nil {
		return false, false, fmt.Errorf("stored hash: %w", err)
	}
	leave, err := h.enter(ctx)
	if err != nil {
		return false, false, err
	}
	defer leave()
	key := derive(stored.params, stored.salt, password, uint32(len(stored.key)))
	return subtle.ConstantTimeCompare(key, stored.key) == 1, stored.params != h.opt.Params, nil
}

// VerifyNobody does the work of Verify for an account that does not exist, so
// that the time of an answer does not tell which accounts do.
func (h *Hasher) VerifyNobody(ctx context.Context, password string) error {
	_, _, err := h.Verify(ctx, h.decoy, password)
	return err
}

// derive normalises first: one keyboard sends é as one character, another as two.
func derive(p Params, salt []byte, password string, size uint32) []byte {
	return argon2.IDKey([]byte(norm.NFC.String(password)), salt, p.Passes, p.MemoryKiB, p.Lanes, size)
}

// enter waits for a free slot.
func (h *Hasher) enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-h.slots }
	select {
	case h.slots <- struct{}{}:
		return leave, nil
	default:
	}
	defer h.waiting.Add(-1)
	if h.waiting.Add(1) > int64(h.opt.Waiting) {
		return nil, busy()
	}
	timer := time.NewTimer(h.opt.Patience)
	defer timer.Stop()
	select {
	case h.slots <- struct{}{}:
		return leave, nil
	case <-timer.C:
		return nil, busy()
	case <-ctx.Done():
		return nil, fault.Wrap(ctx.Err(), fault.Canceled, "the caller left")
	}
}

func busy() error {
	return fault.Retry(fault.Unavailable, 2*time.Second, "too many passwords are being checked just now: try again in a moment")
}
