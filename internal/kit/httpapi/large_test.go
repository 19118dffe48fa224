package httpapi_test

import (
	"context"
	"net/http"
	"strings"
	"testing"

	"sojourn/internal/kit/httpapi"
)

type noteBody struct {
	Note string `json:"note"`
}

// An operation may take larger bodies than the rest, with a key and without.
func TestLargerBodies(t *testing.T) {
	t.Parallel()
	const most = 2 << 20
	eachEngine(t, func(t *testing.T, s *site) {
		httpapi.Register(s.api, httpapi.Op{ID: "import-things", Method: http.MethodPost, Path: "/api/v1/imports", Tag: "things", Public: true, Idempotent: true, MaxBody: most},
			func(_ context.Context, in *struct{ Body noteBody }) (*anything, error) {
				return &anything{map[string]any{"n": len(in.Body.Note)}}, nil
			})
		note := func(n int) string { return `{"note":"` + strings.Repeat("x", n) + `"}` }
		for _, header := range [][]string{nil, {key}} {
			s.do(t, "POST", "/api/v1/imports", note(most-100), header...).is(200)
			s.do(t, "POST", "/api/v1/imports", note(most), header...).problem(413)
		}
		s.do(t, "POST", "/api/v1/things", note(httpapi.MaxBody), ana, "Idempotency-Key: k2").problem(413)
	})
}
