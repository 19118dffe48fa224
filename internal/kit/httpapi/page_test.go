package httpapi_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

func TestCursorRoundTrip(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		key := rapid.String().Filter(func(s string) bool { return !strings.ContainsAny(s, "\x00\x1f") && utf8.ValidString(s) })
		keys := rapid.SliceOfN(key, 1, 4).Filter(func(k []string) bool { return len(k) > 1 || k[0] != "" }).Draw(t, "keys")
		cursor := httpapi.Page{Keys: keys}.Cursor()
		require.Regexp(t, `^[A-Za-z0-9_-]+$`, cursor, "it stands in an address")
		p, err := httpapi.ParseCursor(cursor, len(keys))
		require.NoError(t, err)
		require.Equal(t, keys, p.Keys)
		_, err = httpapi.ParseCursor(cursor, len(keys)+1)
		require.True(t, fault.Is(err, fault.Invalid), "a cursor of another list")
	})
}

func TestCursorsThatAreRefused(t *testing.T) {
	t.Parallel()
	p, err := httpapi.ParseCursor("", 2)
	require.NoError(t, err)
	require.Nil(t, p, "no cursor is the start")
	for name, cursor := range map[string]string{
		"not base64": "!!!", "padded": "YQ==", "too few keys": httpapi.Page{Keys: []string{"a"}}.Cursor(),
		"too many": httpapi.Page{Keys: []string{"a", "b", "c"}}.Cursor(), "NUL": httpapi.Page{Keys: []string{"a\x00", "b"}}.Cursor(),
		"not UTF-8": httpapi.Page{Keys: []string{"\xff", "b"}}.Cursor(), "long nonsense": strings.Repeat("A", 1<<16),
	} {
		_, err := httpapi.ParseCursor(cursor, 2)
		require.True(t, fault.Is(err, fault.Invalid), name)
		require.ErrorContains(t, err, "query.cursor", name)
	}
}

func FuzzParseCursor(f *testing.F) {
	f.Add(httpapi.Page{Keys: []string{"2027-05-01", "0199c0de"}}.Cursor(), 2)
	f.Add("", 1)
	f.Add("YQ", 1)
	f.Add("YR", 1)
	f.Add("Y\nQ", 1)
	f.Add("H", 2)
	f.Fuzz(func(t *testing.T, cursor string, n int) {
		p, err := httpapi.ParseCursor(cursor, n)
		switch {
		case cursor == "":
			require.NoError(t, err)
			require.Nil(t, p)
		case err != nil:
			require.True(t, fault.Is(err, fault.Invalid))
		default:
			require.Len(t, p.Keys, n)
			require.False(t, slices.ContainsFunc(p.Keys, func(k string) bool { return !utf8.ValidString(k) || strings.ContainsRune(k, 0) }))
			again, err := httpapi.ParseCursor(p.Cursor(), n)
			require.NoError(t, err)
			require.True(t, again == nil || slices.Equal(p.Keys, again.Keys))
		}
	})
}
