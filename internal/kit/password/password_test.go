package password_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/password"
)

var cheap = password.Params{MemoryKiB: 64, Passes: 1, Lanes: 1}

func hasher(p password.Params) *password.Hasher {
	return password.NewHasher(password.Options{Params: p, AtOnce: 1, Waiting: 4, Patience: time.Minute})
}

func TestHash(t *testing.T) {
	t.Parallel()
	ctx := context.Background()
	h := hasher(cheap)
	encoded, err := h.Hash(ctx, "naïve 🐎")
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(encoded, "$argon2id$v=19$m=64,t=1,p=1$"), encoded)
	for in, want := range map[string]bool{"naïve 🐎": true, "nai\u0308ve 🐎": true, "naive 🐎": false, "": false} {
		ok, stale, err := h.Verify(ctx, encoded, in)
		require.NoError(t, err)
		require.Equal(t, want, ok, in)
		require.False(t, stale)
	}
	again, err := h.Hash(ctx, "naïve 🐎")
	require.NoError(t, err)
	require.NotEqual(t, encoded, again, "each has a salt of its own")
	ok, stale, err := hasher(password.Params{MemoryKiB: 128, Passes: 1, Lanes: 1}).Verify(ctx, encoded, "naïve 🐎")
	require.NoError(t, err)
	require.True(t, ok)
	require.True(t, stale)
	require.NoError(t, h.VerifyNobody(ctx, "x"))
}

// The reference implementation's own hash of "password" with the salt "somesalt".
func TestReferenceVector(t *testing.T) {
	t.Parallel()
	ok, _, err := hasher(cheap).Verify(context.Background(),
		"$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc", "password")
	require.NoError(t, err)
	require.True(t, ok)
}

func TestRefusesDamagedHashes(t *testing.T) {
	t.Parallel()
	const salt, key = "c29tZXNhbHQ", "CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc"
	for _, bad := range []string{
		"", "x", "$argon2id$v=19$m=64,t=1,p=1$$", "$argon2i$v=19$m=64,t=1,p=1$" + salt + "$" + key, "$argon2id$v=16$m=64,t=1,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=0,t=1,p=1$" + salt + "$" + key, "$argon2id$v=19$m=64,t=0,p=1$" + salt + "$" + key, "$argon2id$v=19$m=64,t=1,p=0$" + salt + "$" + key,
		"$argon2id$v=19$m=4294967295,t=1,p=1$" + salt + "$" + key, "$argon2id$v=19$m=064,t=1,p=1$" + salt + "$" + key,
		"$argon2id$v=19$m=64,t=1,p=1$" + salt + "$" + key + "$", "$argon2id$v=19$m=64,t=1,p=1$" + salt + "\n$" + key,
	} {
		_, _, err := hasher(cheap).Verify(context.Background(), bad, "x")
		require.Error(t, err, bad)
		require.True(t, fault.Is(err, fault.Internal))
	}
}

// One runs, four wait, the sixth is told to come back; who waits too long or
// hangs up leaves the queue.
func TestHasherIsBounded(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		h := password.NewHasher(password.Options{Params: cheap, AtOnce: 1, Waiting: 2, Patience: time.Second})
		leave := password.Enter(h, t.Context())
		ctx, hangUp := context.WithCancel(t.Context())
		var wg sync.WaitGroup
		wg.Go(func() {
			_, err := h.Hash(ctx, "x")
			require.True(t, fault.Is(err, fault.Canceled))
		})
		wg.Go(func() {
			_, err := h.Hash(t.Context(), "x")
			require.True(t, fault.Is(err, fault.Unavailable), "after a second")
		})
		synctest.Wait()
		_, err := h.Hash(t.Context(), "x")
		require.True(t, fault.Is(err, fault.Unavailable), "at once")
		hangUp()
		wg.Wait()
		leave()
		_, err = h.Hash(t.Context(), "x")
		require.NoError(t, err)
	})
}

func FuzzPHC(f *testing.F) {
	f.Add("$argon2id$v=19$m=65536,t=2,p=1$c29tZXNhbHQ$CTFhFdXPJO1aFaMaO6Mm5c8y7cJHAph8ArZWb2GRPPc")
	f.Add("$argon2id$v=19$m=8,t=1,p=1$$")
	f.Fuzz(func(t *testing.T, s string) {
		if out, ok := password.Reparse(s); ok {
			require.Equal(t, s, out, "one hash has one text")
		}
	})
}

func BenchmarkHash(b *testing.B) {
	h := hasher(password.Default)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := h.Hash(context.Background(), "a horse drinks at noon"); err != nil {
			b.Fatal(err)
		}
	}
}
