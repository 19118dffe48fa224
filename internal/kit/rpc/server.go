package rpc

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"runtime/debug"
	"time"

	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/trace"
)

// Prefix is the path below which contracts are served. The gateway forwards
// nothing there.
const Prefix = "/rpc/"

const (
	audience  = "rpc"
	authorise = "Sojourn-Mesh"
	maxBody   = 4 << 20
)

// Server offers the contracts of a process to the others.
type Server struct {
	keys    *mesh.Keys
	clock   clock.Clock
	log     *slog.Logger
	service string
	methods map[string]method
}

type method func(ctx context.Context, body []byte) (any, error)

// NewServer makes a server without methods for one service.
func NewServer(service string, keys *mesh.Keys, c clock.Clock, logger *slog.Logger) *Server {
	return &Server{keys: keys, clock: c, log: logger, service: service, methods: map[string]method{}}
}

// None is the input or output of a method that has none.
type None struct{}

// Handle adds a method.
func Handle[In, Out any](s *Server, name string, fn func(context.Context, In) (Out, error)) {
	s.methods[name] = func(ctx context.Context, body []byte) (any, error) {
		var in In
		if err := json.Unmarshal(body, &in); err != nil {
			return nil, fault.Wrap(err, fault.Invalid, "the input of %s cannot be read", name)
		}
		return fn(ctx, in)
	}
}

// Register adds the methods' paths to a mux.
func (s *Server) Register(mux *http.ServeMux) {
	mux.HandleFunc("POST "+Prefix+s.service+"/{method}", s.serve)
}

func (s *Server) serve(w http.ResponseWriter, r *http.Request) {
	ctx, span := trace.Start(trace.Resume(r.Context(), r.Header.Get("Traceparent")), trace.Server, "rpc "+s.service+"."+r.PathValue("method"))
	out, err := s.call(ctx, w, r)
	span.End(err)
	w.Header().Set("Content-Type", "application/json")
	if err != nil {
		s.refuse(ctx, w, err)
		return
	}
	if err := json.NewEncoder(w).Encode(out); err != nil {
		s.log.WarnContext(ctx, "rpc answer", "method", r.URL.Path, "error", err)
	}
}

func (s *Server) call(ctx context.Context, w http.ResponseWriter, r *http.Request) (out any, err error) {
	var caller None
	if err := s.keys.Verify(audience, r.Method+" "+r.URL.Path, r.Header.Get(authorise), s.clock.Now(), &caller); err != nil {
		return nil, err
	}
	fn, ok := s.methods[r.PathValue("method")]
	if !ok {
		return nil, fmt.Errorf("%s has no method %s: do both processes run the same version?", s.service, r.PathValue("method"))
	}
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		return nil, fault.Wrap(err, fault.Canceled, "the input did not arrive")
	}
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("panic: %v\n%s", p, debug.Stack())
		}
	}()
	return fn(ctx, body)
}

// problem is a fault on its way.
type problem struct {
	Kind       string
	Message    string
	Fields     []fault.Field
	RetryAfter time.Duration
}

// statusFault marks an answer that is a problem; its kind is inside.
const statusFault = http.StatusUnprocessableEntity

// refuse answers with a fault. The cause of an internal one stays in this
// process's log, which the trace id leads to.
func (s *Server) refuse(ctx context.Context, w http.ResponseWriter, err error) {
	p := problem{Kind: fault.KindOf(err).String(), Message: fault.KindOf(err).String()}
	f, ok := asFault(err)
	switch {
	case fault.Is(err, fault.Internal):
		s.log.ErrorContext(ctx, "rpc failed", "service", s.service, "error", err)
		p.Message = "the " + s.service + " service failed"
	case ok:
		p.Message, p.Fields, p.RetryAfter = f.Message, f.Fields, f.RetryAfter
	}
	w.WriteHeader(statusFault)
	_ = json.NewEncoder(w).Encode(p)
}
