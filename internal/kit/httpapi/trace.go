package httpapi

import (
	"context"
	"errors"
	"regexp"

	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

type traceKey struct{}

var traceparent = regexp.MustCompile(`^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$`)

// withTrace gives the context a trace id: the caller's W3C traceparent where
// it sent one, else a fresh one.
func withTrace(ctx context.Context, header string) context.Context {
	trace := ""
	if len(header) == 55 {
		if m := traceparent.FindStringSubmatch(header); m != nil {
			trace = m[1]
		}
	}
	if trace == "" {
		trace = id.Random(16)
	}
	return context.WithValue(ctx, traceKey{}, trace)
}

// TraceID gives the request's trace id: 32 hexadecimal digits, or "".
func TraceID(ctx context.Context) string {
	s, _ := ctx.Value(traceKey{}).(string)
	return s
}

func asFault(err error) (*fault.Error, bool) { return errors.AsType[*fault.Error](err) }
