package httpapi_test

import (
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

// Whatever bytes come, Decode answers: with a thing that every column can
// hold, or with a problem that is small.
func FuzzDecode(f *testing.F) {
	for _, s := range []string{"", "null", "{}", `{"name":"x"}`, `{"name":"\u0000"}`, "{\"name\":\"\xff\"}", `{"name":"\ud800"}`, `{"name":"x","size":1e999}`,
		`{"name":"x","tags":[1,2,null]}`, `{"name":"x","part":{"weight":-0.0}}`, `{"name":"x","name":"y"}`, `[[[[`, `{"NAME":"x"}`} {
		f.Add([]byte(s))
	}
	api := httpapi.New(httpapi.Config{Version: "test"})
	f.Fuzz(func(t *testing.T, raw []byte) {
		v, err := httpapi.Decode[thingBody](t.Context(), api, "body", raw)
		if err != nil {
			text, err := json.Marshal(err)
			require.NoError(t, err)
			require.Less(t, len(text), 20000)
			return
		}
		require.GreaterOrEqual(t, v.Size, 0)
		for _, s := range append(v.Tags, v.Name) {
			require.True(t, utf8.ValidString(s))
			require.False(t, strings.ContainsRune(s, 0))
		}
		require.LessOrEqual(t, utf8.RuneCountInString(v.Name), 300)
		require.NotEmpty(t, v.Name)
	})
}
