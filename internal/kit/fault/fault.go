package fault

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"
)

// Kind says what went wrong in terms a caller can act on.
type Kind uint8

// The kinds, each with the HTTP status the edge gives it.
const (
	Internal        Kind = iota // 500: our bug; the message never leaves
	Invalid                     // 422: the request is understood and wrong
	Unauthenticated             // 401
	Forbidden                   // 403
	NotFound                    // 404; also someone else's entity
	Conflict                    // 409: the state does not allow it
	Precondition                // 412: If-Match did not match
	TooLarge                    // 413
	Limited                     // 429, with RetryAfter
	Unavailable                 // 503, with RetryAfter
	Full                        // 507: no room to store; nothing was lost
	Canceled                    // the caller hung up; never a 500
)

var kindNames = [...]string{
	"internal", "invalid", "unauthenticated", "forbidden", "not found", "conflict",
	"precondition", "too large", "limited", "unavailable", "full", "canceled",
}

// String gives the kind's name in lower case.
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "internal"
}

// KindNamed gives the kind of a name; Internal for a name that is none.
func KindNamed(name string) Kind {
	return Kind(max(0, slices.Index(kindNames[:], name)))
}

// Field names one input at fault, for instance {"body.title", "at most 300 characters", "…"}.
type Field struct {
	Location string
	Message  string
	Value    any
}

// Error is a failure with a kind. Message is safe to show to the caller,
// except for Internal.
type Error struct {
	Kind       Kind
	Message    string
	Fields     []Field
	RetryAfter time.Duration
	cause      error
}

// Error gives kind, message and cause, for logs.
func (e *Error) Error() string {
	s := e.Kind.String() + ": " + e.Message
	for _, f := range e.Fields {
		s += fmt.Sprintf("; %s: %s", f.Location, f.Message)
	}
	if e.cause != nil {
		s += ": " + e.cause.Error()
	}
	return s
}

// Unwrap gives the cause, or nil.
func (e *Error) Unwrap() error { return e.cause }

// New makes an error of a kind with a message for the caller.
func New(kind Kind, format string, args ...any) *Error {
	return &Error{Kind: kind, Message: fmt.Sprintf(format, args...)}
}

// Wrap gives cause a kind and a message. A nil cause gives nil.
func Wrap(cause error, kind Kind, format string, args ...any) error {
	if cause == nil {
		return nil
	}
	e := New(kind, format, args...)
	e.cause = cause
	return e
}

// AtField makes an Invalid error about one input.
func AtField(location string, value any, format string, args ...any) *Error {
	message := fmt.Sprintf(format, args...)
	return &Error{Kind: Invalid, Message: message, Fields: []Field{{location, message, value}}}
}

// Fields makes one Invalid error of several fields; nil where there are none.
func Fields(fields []Field) error {
	if len(fields) == 0 {
		return nil
	}
	message := fields[0].Message
	if len(fields) > 1 {
		message = fmt.Sprintf("%d fields are not valid", len(fields))
	}
	return &Error{Kind: Invalid, Message: message, Fields: fields}
}

// Retry makes a Limited or Unavailable error that says when to come back.
func Retry(kind Kind, after time.Duration, format string, args ...any) *Error {
	e := New(kind, format, args...)
	e.RetryAfter = after
	return e
}

// Because gives the error a cause, for the log.
func (e *Error) Because(cause error) *Error {
	e.cause = cause
	return e
}

// KindOf gives err's kind; Canceled for a context's end, Internal for a
// foreign error.
func KindOf(err error) Kind {
	if e, ok := errors.AsType[*Error](err); ok {
		return e.Kind
	}
	if errors.Is(err, context.Canceled) || errors.Is(err, context.DeadlineExceeded) {
		return Canceled
	}
	return Internal
}

// Is tells whether err is of the kind.
func Is(err error, kind Kind) bool { return err != nil && KindOf(err) == kind }
