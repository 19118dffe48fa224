package httpapi

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"math"
	"net/http"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"

	"sojourn/internal/kit/fault"
)

// Problem is an RFC 9457 body.
type Problem struct {
	Type    string   `json:"type" example:"about:blank" doc:"A URI for the kind of problem, or about:blank where the status says it all."`
	Title   string   `json:"title" example:"Unprocessable Entity" doc:"The status in words."`
	Status  int      `json:"status" example:"422" doc:"The HTTP status code."`
	Detail  string   `json:"detail" example:"title: expected length <= 300" doc:"What happened, for a person."`
	Errors  []Detail `json:"errors,omitempty" doc:"The inputs at fault."`
	TraceID string   `json:"trace_id" example:"4bf92f3577b34da6a3ce929d0e0e4736" doc:"Names this request in the server's log."`

	retryAfter time.Duration
}

// Detail names one input at fault.
type Detail struct {
	Location string `json:"location" example:"body.title" doc:"Where the input stands: body.…, query.…, path.… or header.…."`
	Message  string `json:"message" example:"expected length <= 300" doc:"What is wrong and what would be right."`
	Value    any    `json:"value,omitempty" doc:"The value as it came, cut at 200 characters."`
}

// Error implements error.
func (p *Problem) Error() string { return p.Detail }

// GetStatus implements huma.StatusError.
func (p *Problem) GetStatus() int { return p.Status }

// ContentType implements huma.ContentTypeFilter.
func (p *Problem) ContentType(string) string { return "application/problem+json" }

// GetHeaders implements huma.HeadersError.
func (p *Problem) GetHeaders() http.Header {
	h := http.Header{}
	if p.retryAfter > 0 {
		h.Set("Retry-After", strconv.Itoa(int(math.Ceil(p.retryAfter.Seconds()))))
	}
	if p.Status == http.StatusUnauthorized {
		h.Set("WWW-Authenticate", `Bearer realm="sojourn"`)
	}
	return h
}

var statuses = map[fault.Kind]int{
	fault.Internal: 500, fault.Invalid: 422, fault.Unauthenticated: 401, fault.Forbidden: 403,
	fault.NotFound: 404, fault.Conflict: 409, fault.Precondition: 412, fault.TooLarge: 413,
	fault.Limited: 429, fault.Unavailable: 503, fault.Full: 507, fault.Canceled: 499,
}

func newProblem(ctx context.Context, status int, detail string) *Problem {
	title := http.StatusText(status)
	if status == 499 {
		title = "Client Closed Request"
	}
	return &Problem{Type: "about:blank", Title: title, Status: status, Detail: detail, TraceID: TraceID(ctx)}
}

// ProblemOf maps an error to the body the caller sees. Internals never leave:
// an Internal error becomes a sentence and a trace id, and goes to the log.
func ProblemOf(ctx context.Context, logger *slog.Logger, err error) *Problem {
	if ready, ok := errors.AsType[*Problem](err); ok { // made by Decode
		return ready
	}
	kind := fault.KindOf(err)
	p := newProblem(ctx, statuses[kind], "The server failed. The trace id names the failure in its log.")
	switch kind {
	case fault.Internal:
		logger.ErrorContext(ctx, "internal error", "error", err)
		return p
	case fault.Unavailable, fault.Full:
		logger.WarnContext(ctx, "cannot serve", "error", err)
	}
	p.Detail = kind.String()
	if e, ok := asFault(err); ok {
		p.Detail, p.retryAfter = e.Message, e.RetryAfter
		for _, f := range e.Fields {
			p.Errors = append(p.Errors, Detail{f.Location, f.Message, shown(f.Location, f.Value)})
		}
	}
	if (kind == fault.Unavailable || kind == fault.Limited) && p.retryAfter == 0 {
		p.retryAfter = time.Second
	}
	return p
}

// shown is the value that a problem echoes: never a whole body, which may hold
// a secret, nor a secret itself.
func shown(location string, value any) any {
	name := strings.ToLower(location)
	if name == "body" || strings.Contains(name, "password") || strings.Contains(name, "token") {
		return nil
	}
	return short(value)
}

const valueLimit = 200

// short cuts a value that is echoed, so that an error about five megabytes
// does not answer with five megabytes.
func short(v any) any {
	switch v := v.(type) {
	case nil, bool, int, int64, float64:
		return v
	case string:
		return cut(v)
	}
	b, err := json.Marshal(v)
	if err != nil || len(b) > valueLimit {
		return cut(string(b))
	}
	return v
}

func cut(s string) string { return cutTo(s, valueLimit) }

func cutTo(s string, limit int) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	if len(s) <= limit {
		return s
	}
	end := limit
	for !utf8.RuneStart(s[end]) {
		end--
	}
	return s[:end] + "…"
}

// WriteProblem writes err as a problem body, for handlers outside huma.
func WriteProblem(w http.ResponseWriter, r *http.Request, logger *slog.Logger, err error) {
	p := ProblemOf(r.Context(), logger, err)
	writeProblem(w, p)
}

func writeProblem(w http.ResponseWriter, p *Problem) {
	for k, v := range p.GetHeaders() {
		w.Header()[k] = v
	}
	w.Header().Set("Content-Type", "application/problem+json")
	w.WriteHeader(p.Status)
	_ = json.NewEncoder(w).Encode(p)
}

func slowBody(ctx context.Context) *Problem {
	return newProblem(ctx, http.StatusRequestTimeout, "the body took too long to arrive")
}

// WriteSlowBody answers 408 for a body that did not arrive in time.
func WriteSlowBody(w http.ResponseWriter, r *http.Request) { writeProblem(w, slowBody(r.Context())) }

// humaError makes the bodies of huma's own refusals (validation, body limit,
// content type) of the same form.
func humaError(ctx context.Context, status int, message string, errs ...error) huma.StatusError {
	p := newProblem(ctx, status, cutTo(message, textLimit))
	for i, err := range errs {
		if i == mostErrors {
			p.Errors = append(p.Errors, Detail{Location: "body", Message: fmt.Sprintf("and %d more errors", len(errs)-i)})
			break
		}
		if err != nil {
			p.Errors = append(p.Errors, detailOf(err))
		}
	}
	if len(p.Errors) > 0 {
		first := p.Errors[0]
		p.Detail = strings.TrimPrefix(fmt.Sprintf("%s: %s", first.Location, first.Message), ": ")
	}
	return p
}

// One megabyte can hold a hundred thousand mistakes, each of which huma's
// errors can print with the whole body: an answer tells of the first ones.
const (
	mostErrors = 20
	textLimit  = 500
)

func asFault(err error) (*fault.Error, bool) { return errors.AsType[*fault.Error](err) }

func detailOf(err error) Detail {
	if e, ok := err.(huma.ErrorDetailer); ok {
		d := e.ErrorDetail()
		return Detail{cut(d.Location), cutTo(d.Message, textLimit), shown(d.Location, d.Value)}
	}
	return Detail{Message: cutTo(err.Error(), textLimit)}
}
