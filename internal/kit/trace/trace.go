// Package trace follows a request through processes: a thin layer over
// OpenTelemetry, so that only this package and obs name it. Spans cost next to
// nothing until obs has set a provider.
package trace

import (
	"context"
	"errors"

	"go.opentelemetry.io/otel"
	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	oteltrace "go.opentelemetry.io/otel/trace"

	"sojourn/internal/kit/id"
)

// Kind says which side of a call a span is.
type Kind = oteltrace.SpanKind

// The kinds of spans.
const (
	Internal = oteltrace.SpanKindInternal
	Server   = oteltrace.SpanKindServer   // answers a request
	Client   = oteltrace.SpanKindClient   // makes one
	Producer = oteltrace.SpanKindProducer // hands an event over
	Consumer = oteltrace.SpanKindConsumer // applies one
)

// Span is a piece of work that has begun.
type Span struct{ otel oteltrace.Span }

const name = "sojourn"

// Start begins a span below the context's. attributes are pairs of names and
// texts. The caller ends it.
func Start(ctx context.Context, kind Kind, what string, attributes ...string) (context.Context, Span) {
	ctx, s := otel.Tracer(name).Start(ctx, what, oteltrace.WithSpanKind(kind))
	span := Span{s}
	span.Set(attributes...)
	return ctx, span
}

// Set notes pairs of names and texts.
func (s Span) Set(attributes ...string) {
	if !s.otel.IsRecording() {
		return
	}
	for i := 0; i+1 < len(attributes); i += 2 {
		s.otel.SetAttributes(attribute.String(attributes[i], attributes[i+1]))
	}
}

// Name gives the span a better name than it began with.
func (s Span) Name(what string) {
	if s.otel.IsRecording() {
		s.otel.SetName(what)
	}
}

// End ends the span; an error other than the caller's leaving marks it failed.
func (s Span) End(err error) {
	if err != nil && !errors.Is(err, context.Canceled) && s.otel.IsRecording() {
		s.otel.RecordError(err)
		s.otel.SetStatus(codes.Error, "")
	}
	s.otel.End()
}

// Parent gives the context's W3C traceparent, as headers and events carry it:
// 55 characters, or "" outside a trace.
func Parent(ctx context.Context) string {
	carrier := propagation.MapCarrier{}
	propagation.TraceContext{}.Inject(ctx, carrier)
	return carrier["traceparent"]
}

const parentLength = 55 // of version 00, the only one that is taken

// Resume puts a traceparent into the context: spans begun from there belong to
// its trace. A text that is none leaves the context as it was.
func Resume(ctx context.Context, traceparent string) context.Context {
	if len(traceparent) != parentLength || traceparent[:3] != "00-" {
		return ctx
	}
	return propagation.TraceContext{}.Extract(ctx, propagation.MapCarrier{"traceparent": traceparent})
}

// ID gives the context's trace id: 32 hexadecimal digits, or "".
func ID(ctx context.Context) string {
	if c := oteltrace.SpanContextFromContext(ctx); c.HasTraceID() {
		return c.TraceID().String()
	}
	return ""
}

// Ensure gives the context a trace where it has none, so that a request can be
// found in the logs of all processes even when no spans are kept.
func Ensure(ctx context.Context) context.Context {
	if ID(ctx) != "" {
		return ctx
	}
	return Resume(ctx, "00-"+id.Random(16)+"-"+id.Random(8)+"-00")
}
