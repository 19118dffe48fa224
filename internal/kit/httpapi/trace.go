package httpapi

import (
	"context"
	"net/http"

	"sojourn/internal/kit/trace"
)

// traced begins the span of a request: in the caller's trace where it sent a
// W3C traceparent, else in one of its own. Each request has a trace id, kept
// or not, which its problem bodies and log lines name.
func traced(r *http.Request) (context.Context, trace.Span) {
	ctx, span := trace.Start(trace.Resume(r.Context(), r.Header.Get("Traceparent")), trace.Server, r.Method,
		"http.request.method", r.Method, "url.path", r.URL.Path)
	return trace.Ensure(ctx), span
}

// TraceID gives the request's trace id: 32 hexadecimal digits, or "".
func TraceID(ctx context.Context) string { return trace.ID(ctx) }
