package httpapi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

func TestOpt(t *testing.T) {
	t.Parallel()
	for body, want := range map[string]httpapi.Opt[string]{
		`{}`:               {},
		`{"note":null}`:    {Sent: true, Null: true},
		`{"note":"x"}`:     {Sent: true, V: "x"},
		`{"note":""}`:      {Sent: true},
		`{"size":1}`:       {},
		`{ "note" : null}`: {Sent: true, Null: true},
	} {
		var b patchBody
		require.NoError(t, json.Unmarshal([]byte(body), &b))
		require.Equal(t, want, b.Note, body)
		if want.Sent && !want.Null {
			require.Equal(t, want.V, *b.Note.Ptr())
		} else {
			require.Nil(t, b.Note.Ptr())
		}
	}
	require.Equal(t, httpapi.Opt[int]{Sent: true, V: 3}, httpapi.Some(3))
}

// The schema of an Opt is its value's own, or null, with the field's limits.
func TestOptAtTheEdge(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	for body, says := range map[string]string{
		`{"note":7}`:                         "body.note: expected string",
		`{"note":"longer than ten letters"}`: "expected length <= 10",
		`{"size":-1}`:                        "expected number >= 0",
		`{"size":"1"}`:                       "body.size: expected integer",
		`{"note":{"Sent":true,"V":"x"}}`:     "body.note: expected string",
	} {
		require.Contains(t, s.do(t, "PATCH", "/api/v1/things/x", body).problem(422).Detail, says, body)
	}
	for body, want := range map[string]string{
		`{}`:            `"note":{"Sent":false,"Null":false,"V":""}`,
		`{"note":null}`: `"note":{"Sent":true,"Null":true,"V":""}`,
		`{"note":"x"}`:  `"note_ptr":"x"`,
		`{"size":null}`: `"size":{"Sent":true,"Null":true,"V":0}`,
	} {
		require.Contains(t, s.do(t, "PATCH", "/api/v1/things/x", body).is(200).body, want)
	}
}

func TestOrNull(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		in   httpapi.OrNull[part]
		want string
	}{{httpapi.OrNull[part]{}, "null"}, {httpapi.OrNull[part]{V: &part{}}, `{"weight":0}`}, {httpapi.OrNull[part]{V: &part{2.5}}, `{"weight":2.5}`}} {
		b, err := json.Marshal(c.in)
		require.NoError(t, err)
		require.Equal(t, c.want, string(b))
		var out httpapi.OrNull[part]
		require.NoError(t, json.Unmarshal(b, &out))
		require.Equal(t, c.in, out)
	}
}
