package httpapi_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/httpapi"
)

// api/openapi.json is a golden file: the same code must give the same bytes.
func TestSpecIsTheSameEachTime(t *testing.T) {
	t.Parallel()
	first, err := newSite(t).api.Spec()
	require.NoError(t, err)
	for range 10 {
		again, err := newSite(t).api.Spec()
		require.NoError(t, err)
		require.Equal(t, string(first), string(again))
	}
}

func TestSpecTellsWhatAnOperationDoes(t *testing.T) {
	t.Parallel()
	raw, err := newSite(t).api.Spec()
	require.NoError(t, err)
	var spec struct {
		Paths map[string]map[string]struct {
			Security   []map[string][]string
			Responses  map[string]struct{ Content map[string]any }
			Parameters []struct{ Name, In string }
		}
	}
	require.NoError(t, json.Unmarshal(raw, &spec))
	create := spec.Paths["/api/v1/things"]["post"]
	require.Contains(t, create.Security, map[string][]string{"bearer": {"things:write"}})
	require.Contains(t, create.Parameters, struct{ Name, In string }{"Idempotency-Key", "header"})
	for _, status := range []string{"201", "400", "401", "403", "409", "413", "415", "422", "429", "500", "503", "507"} {
		require.Contains(t, create.Responses, status)
	}
	require.Contains(t, create.Responses["422"].Content, "application/problem+json")
	read := spec.Paths["/api/v1/things/{id}"]["get"]
	require.Contains(t, read.Responses, "404")
	require.NotContains(t, read.Responses, "413")
	require.Empty(t, spec.Paths["/api/v1/fail"]["get"].Security)
	require.NotContains(t, string(raw), "$schema")
}

func TestReferencePages(t *testing.T) {
	t.Parallel()
	s := newSite(t)
	s.api.ServeReference()
	for path, kind := range map[string]string{"/openapi.json": "application/json", "/docs": "text/html; charset=utf-8", "/docs.js": "text/javascript; charset=utf-8"} {
		a := s.do(t, "GET", path, "").is(200)
		require.Equal(t, kind, a.header.Get("Content-Type"))
		require.Contains(t, a.header.Get("Content-Security-Policy"), "default-src 'self'", "the page needs no other host")
		require.NotEmpty(t, a.body)
	}
	spec, err := s.api.Spec()
	require.NoError(t, err)
	require.Equal(t, string(spec), s.do(t, "GET", "/openapi.json", "").body)
}

// Consumers must not break when an event gains a field.
func TestSchemaOfAnEvent(t *testing.T) {
	t.Parallel()
	raw, err := httpapi.Schema("things.thing_made.v1", thing{})
	require.NoError(t, err)
	var schema map[string]any
	require.NoError(t, json.Unmarshal(raw, &schema))
	require.Equal(t, "things.thing_made.v1", schema["title"])
	require.Equal(t, true, schema["additionalProperties"])
	require.Contains(t, schema["properties"], "user")
}
