package e2e_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// budgeting: a budget stays, and the rates to add sums up by are the same for
// all who are signed in.
func budgeting(t *testing.T, s *site) {
	a := s.register("Ana")
	path := s.trip(a.token)
	budget := object{"amount": 120000.0, "currency": "EUR"}
	s.must(200, "PATCH", path, a.token, object{"budget": budget})
	require.Equal(t, budget, s.must(200, "GET", path, a.token, nil)["budget"])
	s.must(422, "PATCH", path, a.token, object{"budget": object{"amount": -1, "currency": "EUR"}})

	s.must(401, "GET", "/api/v1/rates", "", nil)
	rates := s.must(200, "GET", "/api/v1/rates", a.token, nil)
	require.Equal(t, "EUR", rates["base"])
	require.NotEmpty(t, rates["source"])
	require.Greater(t, rates["rates"].(object)["JPY"], 1.0)
	etag := s.ask(200, "GET", "/api/v1/rates", s.register("Eve").token, nil).header.Get("ETag")
	s.ask(304, "GET", "/api/v1/rates", a.token, nil, "If-None-Match", etag)
}
