package password_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/password"
	"sojourn/internal/kit/fault"
)

func TestPolicy(t *testing.T) {
	t.Parallel()
	const email = "ada.lovelace@example.com"
	for _, good := range []string{"a horse drinks at noon", "🐎🌍🎉✨🦄🍕🚀🎈", "パスワード安全です", strings.Repeat("ab🐎", 85), "12345679x!"} {
		require.NoError(t, password.Check("p", good, email), good)
	}
	for _, bad := range []string{
		"", "1234567", strings.Repeat("abc", 86), "password", "Password1", "ｐａｓｓｗｏｒｄ", "12345678", "qwertyuiop", "aaaaaaaaaaaa", "abababababab",
		"ada.lovelace@example.com", "ADA.LOVELACE@EXAMPLE.COM", "Ada.Lovelace", "long enough\xff", "long enough\x00",
	} {
		err := password.Check("p", bad, email)
		require.True(t, fault.Is(err, fault.Invalid), "%q", bad)
		refused, ok := errors.AsType[*fault.Error](err)
		require.True(t, ok)
		require.Nil(t, refused.Fields[0].Value, "a password is never echoed")
	}
}
