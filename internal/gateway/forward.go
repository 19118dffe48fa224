package gateway

import (
	"errors"
	"log/slog"
	"net/http"
	"net/http/httputil"
	"os"
	"strings"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/trace"
	"sojourn/internal/kit/upstream"
)

// Forwarder hands requests to the services.
type Forwarder struct {
	keys     *mesh.Keys
	clock    clock.Clock
	log      *slog.Logger
	sessions *Sessions
	proxies  map[string]http.Handler
}

// NewForwarder makes a forwarder to the services behind the ways, by name.
func NewForwarder(ways map[string]*upstream.Upstream, keys *mesh.Keys, sessions *Sessions, c clock.Clock, logger *slog.Logger) *Forwarder {
	f := &Forwarder{keys, c, logger, sessions, map[string]http.Handler{}}
	for name, way := range ways {
		f.proxies[name] = &httputil.ReverseProxy{Rewrite: f.rewrite, Transport: vouched{f, way}, ModifyResponse: f.check,
			ErrorHandler: f.refuse, ErrorLog: slog.NewLogLogger(logger.Handler(), slog.LevelWarn)}
	}
	return f
}

// To gives the handler of a service's requests; nil where there is no way.
func (f *Forwarder) To(service string) http.Handler { return f.proxies[service] }

// private are headers that end at the door: credentials, and what only the
// mesh may say.
var private = []string{"Authorization", "Cookie", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "Forwarded"}

// rewrite makes what is sent on. The host stays that of the caller.
func (f *Forwarder) rewrite(p *httputil.ProxyRequest) {
	h := p.Out.Header
	for _, name := range private {
		h.Del(name)
	}
	for name := range h {
		if strings.HasPrefix(name, "Sojourn-") {
			h.Del(name)
		}
	}
	h.Set("Traceparent", trace.Parent(p.In.Context()))
	p.Out.Host = p.In.Host
}

// vouched signs each request just before it leaves.
type vouched struct {
	*Forwarder
	way *upstream.Upstream
}

// RoundTrip implements http.RoundTripper.
func (v vouched) RoundTrip(r *http.Request) (*http.Response, error) {
	ctx, span := trace.Start(r.Context(), trace.Client, "forward "+v.way.Target())
	r = r.WithContext(ctx)
	r.Header.Set("Traceparent", trace.Parent(ctx))
	err := httpapi.Vouch(ctx, r, v.keys, v.clock.Now())
	var res *http.Response
	if err == nil {
		res, err = v.way.RoundTrip(r)
	}
	span.End(err)
	return res, err
}

var errKeys = errors.New("a service does not know this gateway's signature: is --mesh-key the same everywhere, and are the clocks right?")

// check looks at an answer before the caller sees it.
func (f *Forwarder) check(res *http.Response) error {
	if res.Header.Get(httpapi.RefusedHeader) != "" {
		return errKeys
	}
	// What changes an account may have ended credentials: this gateway must
	// not believe what it remembers once the caller has the answer.
	if r := res.Request; r.Method != http.MethodGet && res.StatusCode < 400 && isAccount(r.URL.Path) {
		f.sessions.Forget(httpapi.PrincipalOf(r.Context()).UserID)
	}
	return nil
}

func isAccount(path string) bool {
	return strings.HasPrefix(path, "/api/v1/auth/") || strings.HasPrefix(path, "/api/v1/users/")
}

// refuse answers for a request that could not be forwarded.
func (f *Forwarder) refuse(w http.ResponseWriter, r *http.Request, err error) {
	switch {
	case httpapi.IsTooLarge(err):
		err = httpapi.TooLarge(err)
	case r.Context().Err() == nil && errors.Is(err, os.ErrDeadlineExceeded):
		httpapi.WriteSlowBody(w, r)
		return
	case r.Context().Err() == nil && fault.Is(err, fault.Canceled):
		err = fault.Wrap(err, fault.Unavailable, "the service did not answer in time")
	}
	httpapi.WriteProblem(w, r, f.log, err)
}
