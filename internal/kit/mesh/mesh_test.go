package mesh_test

import (
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
)

var now = time.Date(2027, 5, 1, 9, 0, 0, 0, time.UTC)

func keys(t *testing.T, text string) *mesh.Keys {
	t.Helper()
	k, err := mesh.NewKeys(text)
	require.NoError(t, err)
	return k
}

var (
	first  = strings.Repeat("a", 32)
	second = strings.Repeat("b", 40)
)

func TestATokenIsForOneRequest(t *testing.T) {
	t.Parallel()
	k := keys(t, first)
	token, err := k.Sign("door", "GET /api/v1/x?y=1", map[string]string{"user": "u"}, now)
	require.NoError(t, err)
	var got map[string]string
	require.NoError(t, k.Verify("door", "GET /api/v1/x?y=1", token, now, &got))
	require.Equal(t, map[string]string{"user": "u"}, got)
	for name, err := range map[string]error{
		"another path":     k.Verify("door", "GET /api/v1/x?y=2", token, now, &got),
		"another method":   k.Verify("door", "DELETE /api/v1/x?y=1", token, now, &got),
		"another audience": k.Verify("rpc", "GET /api/v1/x?y=1", token, now, &got),
		"too late":         k.Verify("door", "GET /api/v1/x?y=1", token, now.Add(2*time.Minute), &got),
		"another key":      keys(t, second).Verify("door", "GET /api/v1/x?y=1", token, now, &got),
		"no token":         k.Verify("door", "GET /api/v1/x?y=1", "", now, &got),
		"tampered":         k.Verify("door", "GET /api/v1/x?y=1", token[:len(token)-4]+"AAAA", now, &got),
		// {"alg":"none"}: a header that asks for no signature.
		"unsigned": k.Verify("door", "GET /api/v1/x?y=1", "eyJhbGciOiJub25lIn0."+strings.Split(token, ".")[1]+".", now, &got),
	} {
		require.True(t, fault.Is(err, fault.Unauthenticated), "%s: %v", name, err)
	}
}

func TestKeysAreChangedWhileProcessesRun(t *testing.T) {
	t.Parallel()
	old, both, fresh := keys(t, first), keys(t, second+", "+first), keys(t, second)
	var got string
	token, err := old.Sign("door", "GET /", "old", now)
	require.NoError(t, err)
	require.NoError(t, both.Verify("door", "GET /", token, now, &got))
	token, err = both.Sign("door", "GET /", "new", now)
	require.NoError(t, err)
	require.NoError(t, fresh.Verify("door", "GET /", token, now, &got))
	require.Equal(t, "new", got)
}

func TestShortKeysAreRefused(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"", "short", first + ",", first + "," + first[1:]} {
		_, err := mesh.NewKeys(text)
		require.True(t, fault.Is(err, fault.Invalid), "%q", text)
		require.ErrorContains(t, err, "32 characters")
		require.NotContains(t, err.Error(), "short", "an error must not show a key")
	}
}

// Whatever is shown as a token opens nothing but what was signed.
func FuzzVerify(f *testing.F) {
	k, err := mesh.NewKeys(first)
	if err != nil {
		f.Fatal(err)
	}
	good, err := k.Sign("door", "GET /", "ana", now)
	if err != nil {
		f.Fatal(err)
	}
	for _, seed := range []string{good, good[:len(good)-1], "", "..", "eyJhbGciOiJub25lIn0.e30."} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, token string) {
		var got string
		if err := k.Verify("door", "GET /", token, now, &got); err == nil {
			require.Equal(t, "ana", got)
		}
	})
}
