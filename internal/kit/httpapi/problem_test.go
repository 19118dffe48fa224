package httpapi_test

import (
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
)

// Every kind has its status; a kind that is added without one fails here.
func TestEveryKindHasAStatus(t *testing.T) {
	t.Parallel()
	statuses := map[fault.Kind]int{
		fault.Internal: 500, fault.Invalid: 422, fault.Unauthenticated: 401, fault.Forbidden: 403, fault.NotFound: 404,
		fault.Conflict: 409, fault.Precondition: 412, fault.TooLarge: 413, fault.Limited: 429, fault.Unavailable: 503,
		fault.Full: 507, fault.Canceled: 499,
	}
	for kind := fault.Internal; kind == fault.Internal || kind.String() != "internal"; kind++ {
		status, ok := statuses[kind]
		require.True(t, ok, kind)
		for name, err := range map[string]error{"plain": fault.New(kind, "a sentence"), "wrapped": fmt.Errorf("creating: %w", fault.Wrap(errSecret, kind, "a sentence"))} {
			p := failWith(t, err).problem(status)
			if kind != fault.Internal {
				require.Equal(t, "a sentence", p.Detail, name)
			}
		}
	}
}

// failWith answers a request of its own with err, outside huma.
func failWith(t *testing.T, err error) answer {
	t.Helper()
	one := newSite(t)
	one.api.Mux.HandleFunc("GET /api/v1/one", func(w http.ResponseWriter, r *http.Request) { httpapi.WriteProblem(w, r, quiet, err) })
	return one.do(t, "GET", "/api/v1/one", "")
}

// What is inside stays inside: not in the body, not in a header, but in the log.
func TestInternalsDoNotLeak(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"foreign", "internal", "panic"} {
		s := newSite(t)
		a := s.do(t, "GET", "/api/v1/fail?how="+how, "")
		p := a.problem(500)
		for _, leak := range []string{"secret", "pq:", "goroutine", ".go:"} {
			require.NotContains(t, a.body+fmt.Sprint(a.header), leak, how)
		}
		require.Contains(t, s.log.String(), "secret-cause", "%s: the log lacks the cause", how)
		require.Contains(t, s.log.String(), p.TraceID, "%s: the trace id leads nowhere", how)
	}
}

func TestCausesOfKnownFaultsDoNotLeak(t *testing.T) {
	t.Parallel()
	for kind := fault.Invalid; kind.String() != "internal"; kind++ {
		a := failWith(t, fault.Wrap(errSecret, kind, "a sentence"))
		require.NotContains(t, a.body+fmt.Sprint(a.header), "secret", kind)
	}
}

func TestACallerWhoLeftIsNoFailure(t *testing.T) {
	t.Parallel()
	for _, how := range []string{"canceled", "late"} {
		s := newSite(t)
		require.Equal(t, "Client Closed Request", s.do(t, "GET", "/api/v1/fail?how="+how, "").problem(499).Title)
		require.Empty(t, s.log.String(), "it is no error of ours")
	}
}

func TestHeadersOfProblems(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		err          error
		header, want string
	}{
		{fault.New(fault.Unavailable, "x"), "Retry-After", "1"},
		{fault.New(fault.Limited, "x"), "Retry-After", "1"},
		{fault.Retry(fault.Limited, 1500*time.Millisecond, "x"), "Retry-After", "2"},
		{fault.Retry(fault.Unavailable, time.Minute, "x"), "Retry-After", "60"},
		{fault.New(fault.Conflict, "x"), "Retry-After", ""},
		{fault.New(fault.Unauthenticated, "x"), "Www-Authenticate", `Bearer realm="sojourn"`},
		{fault.New(fault.Forbidden, "x"), "Www-Authenticate", ""},
	} {
		require.Equal(t, c.want, failWith(t, c.err).header.Get(c.header), "%v", c.err)
	}
}

func TestFieldsOfAProblem(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("é", 300)
	p := failWith(t, fault.Fields([]fault.Field{
		{Location: "body.title", Message: "is long", Value: long},
		{Location: "body.n", Message: "is odd", Value: 7},
		{Location: "body.list", Message: "is long", Value: []string{long, long}},
		{Location: "body.raw", Message: "is no text", Value: "\xff\xfe"},
		{Location: "body.odd", Message: "cannot be shown", Value: func() {}},
	})).problem(422)
	require.Equal(t, "5 fields are not valid", p.Detail)
	require.Len(t, p.Errors, 5)
	require.EqualValues(t, 7, p.Errors[1].Value)
	for _, d := range p.Errors {
		text, _ := d.Value.(string)
		require.LessOrEqual(t, len(text), 200+len("…"), d.Location)
		require.True(t, utf8.ValidString(text))
	}
	require.True(t, strings.HasPrefix(long, strings.TrimSuffix(p.Errors[0].Value.(string), "…")))
}

// A value that may be a secret is not echoed, where logs of proxies keep it.
func TestSecretsAreNotEchoed(t *testing.T) {
	t.Parallel()
	for _, location := range []string{"body", "body.password", "body.newPassword", "body.token", "query.token"} {
		a := failWith(t, fault.AtField(location, "hunter2", "is wrong"))
		a.problem(422)
		require.NotContains(t, a.body, "hunter2", location)
	}
}
