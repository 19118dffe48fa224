package itinerary

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"

	"sojourn/internal/itinerary/live"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/id"
)

// streamPlan answers a plan by an event stream, where that is asked for: each
// better plan as it is found, and the last one. The search ends when the client
// hangs up.
func (e edge) streamPlan(w http.ResponseWriter, r *http.Request) bool {
	if !wantsStream(r) {
		return false
	}
	in, err := e.readPlan(w, r)
	if err != nil {
		httpapi.WriteProblem(w, r, e.service.log, err)
		return true
	}
	s := planStream{w: w, r: r, ctl: http.NewResponseController(w)}
	plan, err := e.service.PlanTrip(r.Context(), actor(r.Context()), r.PathValue("id"), in, func(p PlanProgress) { s.send("progress", p) })
	switch {
	case err == nil:
		s.send("plan", plan)
	case !s.begun:
		httpapi.WriteProblem(w, r, e.service.log, err)
	default:
		s.send("problem", httpapi.ProblemOf(r.Context(), e.service.log, err))
	}
	return true
}

// readPlan reads the body, which nobody has read or checked yet.
func (e edge) readPlan(w http.ResponseWriter, r *http.Request) (PlanInput, error) {
	if err := live.SameOrigin(r, e.publicURL); err != nil {
		return PlanInput{}, err
	}
	if err := id.Check("path.id", r.PathValue("id")); err != nil {
		return PlanInput{}, err
	}
	raw, err := io.ReadAll(http.MaxBytesReader(w, r.Body, httpapi.MaxBody))
	switch {
	case httpapi.IsTooLarge(err):
		return PlanInput{}, httpapi.TooLarge(err)
	case err != nil:
		return PlanInput{}, fault.Wrap(err, fault.Canceled, "the body did not arrive")
	}
	return httpapi.Decode[PlanInput](r.Context(), e.api, "body", raw)
}

// planStream is the answer.
type planStream struct {
	w     http.ResponseWriter
	r     *http.Request
	ctl   *http.ResponseController
	begun bool
}

// send writes an event. A client that is gone ends the search by its context.
func (s *planStream) send(event string, data any) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	if err := enc.Encode(data); err != nil {
		return // nothing in an answer cannot be written
	}
	if !s.begun {
		h := s.w.Header()
		h.Set("Content-Type", "text/event-stream")
		h.Set("Cache-Control", "no-store")
		h.Set("X-Accel-Buffering", "no") // a proxy must not hold events back
		s.begun = true
	}
	_, _ = s.w.Write([]byte("event: " + event + "\ndata: " + b.String() + "\n"))
	_ = s.ctl.Flush()
}
