package app

import (
	"encoding/json"
	"net/http"

	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/webui"
)

// buildAPI gathers the operations of the services and the pages in one site.
func (a *App) buildAPI() {
	a.api = httpapi.New(httpapi.Config{
		Version: Version, Logger: a.log, Clock: a.clock, Authenticator: a.identity,
		Idempotency: httpapi.NewIdempotency(a.stores.edge, a.clock),
		Rate:        a.cfg.RateLimit, Burst: a.cfg.RateBurst, TrustProxy: a.cfg.TrustProxy, Observe: a.metrics.Request,
	})
	a.identity.Register(a.api)
	a.itinerary.Register(a.api)
	a.search.Register(a.api)
	a.geo.Register(a.api)
	a.api.ServeReference()
	a.api.Mux.HandleFunc("GET /healthz", healthz)
	a.api.Mux.HandleFunc("GET /readyz", a.readyz)
	webui.Register(a.api.Mux, webui.Deps{Accounts: a.identity.Accounts(), Sessions: a.identity, Pages: a.itinerary.Service,
		Logger: a.log, PublicURL: a.cfg.PublicURL, Address: a.api.Address, Notices: notices()})
	a.handler = a.api.Handler()
}

func healthz(w http.ResponseWriter, _ *http.Request) {
	w.Header().Set("Content-Type", "application/json")
	_, _ = w.Write([]byte(`{"status":"alive"}` + "\n"))
}

// readyz tells each part's state; 503 until all are ready.
func (a *App) readyz(w http.ResponseWriter, _ *http.Request) {
	states, ready := a.group.States()
	body := struct {
		Ready bool                       `json:"ready"`
		Parts map[string]lifecycle.State `json:"parts"`
	}{ready, states}
	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("Cache-Control", "no-store")
	if !ready {
		w.Header().Set("Retry-After", "1")
		w.WriteHeader(http.StatusServiceUnavailable)
	}
	_ = json.NewEncoder(w).Encode(body)
}
