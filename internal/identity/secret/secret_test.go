package secret_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/secret"
)

var kinds = []secret.Kind{secret.Cookie, secret.API, secret.Verify, secret.Reset}

func TestSecrets(t *testing.T) {
	t.Parallel()
	for _, kind := range kinds {
		text, hash := secret.New(kind)
		require.Len(t, text, secret.Length)
		require.Len(t, hash, 43)
		require.NotContains(t, hash, text[4:])
		for _, other := range kinds {
			got, ok := secret.Parse(other, text)
			require.Equal(t, kind == other, ok)
			if ok {
				require.Equal(t, hash, got)
			}
			_, ok = secret.Parse(other, string(other)+text[4:])
			require.Equal(t, kind == other, ok, "one kind dressed up as another")
		}
	}
}

// Any single wrong letter is noticed without asking the database.
func TestTypos(t *testing.T) {
	t.Parallel()
	text, _ := secret.New(secret.API)
	for i := range text {
		for _, c := range []byte("aZ7\n-\x00") {
			if text[i] == c {
				continue
			}
			_, ok := secret.Parse(secret.API, text[:i]+string(c)+text[i+1:])
			require.False(t, ok)
		}
	}
	for _, bad := range []string{"", "sjn_", text[:43], text + "a", " " + text, strings.ToUpper(text)} {
		_, ok := secret.Parse(secret.API, bad)
		require.False(t, ok, bad)
	}
}

func FuzzParse(f *testing.F) {
	text, _ := secret.New(secret.API)
	f.Add(text)
	f.Add("sjn_")
	f.Add(text[:20] + "\r\n" + text[22:])
	f.Fuzz(func(t *testing.T, s string) {
		hash, ok := secret.Parse(secret.API, s)
		if ok {
			require.Len(t, s, secret.Length)
			require.Equal(t, secret.Hash(s), hash)
		}
	})
}
