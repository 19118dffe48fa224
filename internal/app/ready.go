package app

import (
	"context"
	"encoding/json"
	"net/http"
	"sync"
	"time"

	"sojourn/internal/kit/lifecycle"
)

// need is a server or another target that this process uses. Without one that
// is vital it cannot answer; without another it goes on, slower or later.
type need struct {
	name  string
	vital bool
	ask   func(context.Context) error
}

func (s *stores) need(name string, vital bool, ask func(context.Context) error) {
	s.needs = append(s.needs, need{name, vital, ask})
}

// needState is what /readyz tells of a need.
type needState struct {
	State lifecycle.State `json:"state"`
	Vital bool            `json:"vital"`
}

// askTimeout bounds a need's answer: a probe that hangs tells nothing.
const askTimeout = time.Second

// readiness asks all needs at once.
func readiness(ctx context.Context, needs []need) (states map[string]needState, ready bool) {
	ctx, cancel := context.WithTimeout(ctx, askTimeout)
	defer cancel()
	answers := make([]error, len(needs))
	var wg sync.WaitGroup
	for i, n := range needs {
		wg.Go(func() { answers[i] = n.ask(ctx) })
	}
	wg.Wait()
	states, ready = map[string]needState{}, true
	for i, n := range needs {
		states[n.name] = needState{lifecycle.Ready, n.vital}
		if answers[i] != nil {
			states[n.name] = needState{lifecycle.Failed, n.vital}
			ready = ready && !n.vital
		}
	}
	return states, ready
}

func healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(`{"status":"alive"}` + "\n"))
}

// readyz tells the state of each part and of what the process needs; 503 until
// all parts and all vital needs are ready, and once the process is to stop.
func (a *App) readyz(w http.ResponseWriter, r *http.Request) {
	parts, started := a.group.States()
	needs, served := readiness(r.Context(), a.stores.needs)
	body := struct {
		Ready  bool                       `json:"ready"`
		Target string                     `json:"target"`
		Parts  map[string]lifecycle.State `json:"parts"`
		Needs  map[string]needState       `json:"needs"`
	}{started && served && !a.draining.Load(), a.cfg.Target, parts, needs}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !body.Ready {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(body)
}
