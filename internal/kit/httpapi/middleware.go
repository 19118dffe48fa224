package httpapi

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"net/http"
	"net/url"
	"runtime/debug"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/trace"
)

// observe gives the request its trace id, and tells log and metrics of the answer.
func (a *API) observe(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		start := time.Now()
		ctx, span := traced(r)
		ctx = context.WithValue(ctx, addressKey{}, a.Address(r))
		r = r.WithContext(ctx)
		rec := &recorder{ResponseWriter: w, status: http.StatusOK}
		next.ServeHTTP(rec, r)
		took := time.Since(start)
		route := r.Pattern
		endSpan(span, route, r.Method, rec.status)
		if a.cfg.Observe != nil {
			a.cfg.Observe(route, r.Method, rec.status, took.Seconds())
		}
		if a.cfg.Logger.Enabled(ctx, slog.LevelDebug) {
			a.cfg.Logger.DebugContext(ctx, "request", "method", r.Method, "path", r.URL.Path, "status", rec.status,
				"bytes", rec.bytes, "ms", float64(took.Microseconds())/1000)
		}
	})
}

// endSpan names a request's span by its route, which has few values, and marks
// it failed where the server is at fault.
func endSpan(span trace.Span, route, method string, status int) {
	if !strings.HasPrefix(route, method+" ") {
		route = method + " " + route
	}
	span.Name(route)
	span.Set("http.route", route, "http.response.status_code", strconv.Itoa(status))
	var err error
	if status >= http.StatusInternalServerError {
		err = errors.New(http.StatusText(status))
	}
	span.End(err)
}

// recorder notes the status and size of an answer.
type recorder struct {
	http.ResponseWriter
	status int
	bytes  int
	wrote  bool
}

// WriteHeader implements http.ResponseWriter.
func (r *recorder) WriteHeader(status int) {
	if !r.wrote {
		r.status, r.wrote = status, true
	}
	r.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (r *recorder) Write(b []byte) (int, error) {
	r.wrote = true
	n, err := r.ResponseWriter.Write(b)
	r.bytes += n
	return n, err
}

// Unwrap lets http.ResponseController reach the connection.
func (r *recorder) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// Hijack implements http.Hijacker, for WebSockets.
func (r *recorder) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(r.ResponseWriter).Hijack()
}

// Flush implements http.Flusher, for event streams.
func (r *recorder) Flush() { _ = http.NewResponseController(r.ResponseWriter).Flush() }

// recover turns a panic into a 500 with a trace id and a stack in the log.
func (a *API) recover(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		defer func() {
			if p := recover(); p != nil {
				if p == http.ErrAbortHandler { //nolint:errorlint // a panic's value, compared as net/http does
					panic(p)
				}
				a.cfg.Logger.ErrorContext(r.Context(), "panic", "value", fmt.Sprint(p), "stack", string(debug.Stack()))
				WriteProblem(w, r, a.cfg.Logger, fault.New(fault.Internal, "panic"))
			}
		}()
		next.ServeHTTP(w, r)
	})
}

// checkAddress refuses in path and query what unmarshal refuses in bodies.
func checkAddress(u *url.URL) error {
	if !isText(u.Path) {
		return fault.AtField("path", u.Path, "must be UTF-8 text without U+0000")
	}
	if !strings.Contains(u.RawQuery, "%") && isText(u.RawQuery) {
		return nil
	}
	for name, values := range u.Query() {
		for _, v := range append(values, name) {
			if !isText(v) {
				return fault.AtField("query."+cut(name), v, "must be UTF-8 text without U+0000")
			}
		}
	}
	return nil
}

func isText(s string) bool { return utf8.ValidString(s) && strings.IndexByte(s, 0) < 0 }

// headers sets what every answer carries.
func headers(next http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		h := w.Header()
		h["X-Content-Type-Options"] = nosniff
		h["Referrer-Policy"] = sameOrigin
		h["X-Frame-Options"] = deny
		next.ServeHTTP(w, r)
	})
}

var (
	nosniff    = []string{"nosniff"}
	sameOrigin = []string{"same-origin"}
	deny       = []string{"DENY"}
)
