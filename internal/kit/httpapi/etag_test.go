package httpapi_test

import (
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

func TestCheckMatch(t *testing.T) {
	t.Parallel()
	for header, ok := range map[string]bool{
		"": true, "*": true, `"7"`: true, ` "7" `: true, `"6", "7"`: true, `"6","7","8"`: true, `"6", *`: true,
		`"6"`: false, `W/"7"`: false, "7": false, `"7`: false, `"77"`: false, `"6", "8"`: false, `'7'`: false, `"07"`: false, ",": false,
	} {
		err := httpapi.CheckMatch(header, 7)
		require.Equal(t, ok, err == nil, header)
		if !ok {
			require.True(t, fault.Is(err, fault.Precondition), header)
			require.ErrorContains(t, err, `"7"`, "it says where the entity stands now")
		}
	}
}

func TestNotModified(t *testing.T) {
	t.Parallel()
	for header, same := range map[string]bool{
		`"7"`: true, `W/"7"`: true, `"6", W/"7"`: true, "*": true,
		"": false, `"6"`: false, `W/"6"`: false, "7": false, `w/"7"`: false,
	} {
		require.Equal(t, same, httpapi.NotModified(header, `"7"`), header)
	}
}

func TestAnETagMatchesItself(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		a, b := rapid.Int64().Draw(t, "a"), rapid.Int64().Draw(t, "b")
		require.NoError(t, httpapi.CheckMatch(httpapi.ETag(a), a))
		require.True(t, httpapi.NotModified("W/"+httpapi.ETag(a), httpapi.ETag(a)))
		require.Equal(t, a == b, httpapi.CheckMatch(httpapi.ETag(b), a) == nil)
	})
}

func TestIfMatchAtTheEdge(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.do(t, "PATCH", "/api/v1/things/x", `{}`, `If-Match: "7"`).is(200)
	p := s.do(t, "PATCH", "/api/v1/things/x", `{}`, `If-Match: "6"`).problem(412)
	require.Equal(t, "header.If-Match", p.Errors[0].Location)
}
