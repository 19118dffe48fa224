package account_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/account"
	"sojourn/internal/kit/fault"
)

func TestCheckEmail(t *testing.T) {
	t.Parallel()
	for _, good := range []string{
		"a@b", "ada@example.com", "ada+tag@example.com", "o'neil@example.co.uk", "用户@例え.jp", "a.b.c@x-y.de", "admin@localhost",
		"!#$%&'*+/=?^_`{|}~-@example.com", "🌍@example.com",
	} {
		require.NoError(t, account.CheckEmail("body.email", good), good)
	}
	for _, bad := range []string{
		"", "a", "@", "a@", "@b", "a b@c", "a@b c", "a@@b", ".a@b", "a.@b", "a..b@c", "A <a@b>", "<a@b>", "a@b,c@d", `"a b"@c`,
		"a@-b", "a@b-", "a@b..c", "a@.b", "a@b.", "a@[1.2.3.4]", "a@b\n", "a\x00@b", "a@b\r\nBcc: c@d", "\xff@b", "a(c)@b", "a\u202e@b",
		"a\u200b@b", "a\u00a0@b", strings.Repeat("a", 253) + "@b", "a@" + strings.Repeat("b", 64),
	} {
		err := account.CheckEmail("body.email", bad)
		require.True(t, fault.Is(err, fault.Invalid), "%q", bad)
	}
}

func TestFoldEmail(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ada@Example.COM": "ada@example.com", "ａｄａ@example.com": "ada@example.com", "ÉCOLE@x.fr": "école@x.fr",
		"e\u0301cole@x.fr": "école@x.fr", "İ@x": "i@x", "ΣΑΣ@x.gr": "σασ@x.gr",
	} {
		require.Equal(t, want, account.FoldEmail(in), in)
	}
}

func FuzzEmail(f *testing.F) {
	for _, s := range []string{"Ada@Example.com", "ａ@x", "İ@x", "a@b\u0345", "\xff", "ﬀ@x", "a@b.c, d@e"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		key := account.FoldEmail(s)
		require.Equal(t, key, account.FoldEmail(key), "folding twice changes nothing")
		if account.CheckEmail("e", s) != nil {
			return
		}
		require.True(t, utf8.ValidString(key))
		require.NotContains(t, s, "\n")
		require.Equal(t, 1, strings.Count(s, "@"))
	})
}

func TestCheckName(t *testing.T) {
	t.Parallel()
	for in, want := range map[string]string{
		"Ada": "Ada", " Ada ": "Ada", "نور الدين": "نور الدين", "👩‍👩‍👧": "👩‍👩‍👧", "山田太郎": "山田太郎", "O'Neil-Smith": "O'Neil-Smith", "x": "x",
	} {
		got, err := account.CheckName("n", in)
		require.NoError(t, err, in)
		require.Equal(t, want, got)
	}
	for _, bad := range []string{"", " ", "\u3000\u00a0", "a\nb", "a\tb", "a\x00", "a\u2028b", "a\u202eb", "a\u2066b", "\xff", "\u0085", strings.Repeat("é", 101)} {
		_, err := account.CheckName("n", bad)
		require.True(t, fault.Is(err, fault.Invalid), "%q", bad)
	}
}

func FuzzName(f *testing.F) {
	f.Add("Ada")
	f.Add("\u00a0a\u2003")
	f.Fuzz(func(t *testing.T, s string) {
		name, err := account.CheckName("n", s)
		if err != nil {
			return
		}
		again, err := account.CheckName("n", name)
		require.NoError(t, err)
		require.Equal(t, name, again)
	})
}

func TestClean(t *testing.T) {
	t.Parallel()
	require.Equal(t, "Mozilla/5.0 🌍", account.Clean("Mozilla/5.0 🌍\x00\r\n\xff\u0085", 300))
	require.Equal(t, "🌍🌍", account.Clean("🌍🌍🌍", 2))
}

func TestCheckScopes(t *testing.T) {
	t.Parallel()
	got, err := account.CheckScopes("s", []string{"search:read", "profile:read", "search:read"})
	require.NoError(t, err)
	require.Equal(t, []string{"profile:read", "search:read"}, got)
	for _, bad := range [][]string{nil, {}, {"admin"}, {"profile:read", ""}} {
		_, err := account.CheckScopes("s", bad)
		require.True(t, fault.Is(err, fault.Invalid))
	}
}
