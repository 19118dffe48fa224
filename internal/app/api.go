package app

import (
	"net/http"

	"sojourn/internal/gateway"
	"sojourn/internal/gateway/screen"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui"
)

// buildAPI gathers the operations that this process answers or forwards, and
// where people reach it the pages.
func (a *App) buildAPI() error {
	cfg := httpapi.Config{Version: Version, Logger: a.log, Clock: a.clock, TrustProxy: a.cfg.TrustProxy, Observe: a.metrics.Request}
	switch a.cfg.Target {
	case all:
	case gatewayTarget:
		a.known = gateway.NewSessions(a.sessions, a.stores.fanout, a.clock, a.named("gateway"))
		a.authenticator, a.accounts = a.known, a.known.Accounts(a.accounts)
		cfg.Forward = gateway.NewForwarder(a.ways, a.keys, a.known, a.clock, a.named("gateway")).To
	default:
		cfg.Behind = a.keys
	}
	cfg.Authenticator = a.authenticator
	if a.cfg.door() && a.cfg.Screen != screen.Off {
		s, err := screen.New(a.cfg.Screen, a.log, func(w http.ResponseWriter, r *http.Request, err error) { httpapi.WriteProblem(w, r, a.log, err) })
		if err != nil {
			return err
		}
		cfg.Screen = s.Handler
	}
	if a.cfg.door() {
		cfg.Buckets, cfg.Rate, cfg.Burst = a.stores.buckets, a.cfg.RateLimit, a.cfg.RateBurst
	}
	if a.stores.edge != nil {
		cfg.Idempotency = httpapi.NewIdempotency(a.stores.edge, a.clock)
	}
	a.api = httpapi.New(cfg)
	a.register()
	a.handler = a.api.Handler()
	return nil
}

// register adds operations, contracts and pages.
func (a *App) register() {
	for _, m := range a.modules {
		m.Register(a.api)
	}
	for _, s := range a.servers {
		s.Register(a.api.Mux)
	}
	a.api.Mux.HandleFunc("GET /healthz", healthz)
	a.api.Mux.HandleFunc("GET /readyz", a.readyz)
	if !a.cfg.door() {
		return
	}
	if a.cfg.Target == gatewayTarget {
		for _, s := range table() {
			if s.describe != nil {
				s.describe(a.api.For(s.name))
			}
		}
	}
	a.api.ServeReference()
	webui.Register(a.api.Mux, webui.Deps{Accounts: a.accounts, Sessions: a.authenticator, Pages: a.pages,
		Logger: a.log, PublicURL: a.cfg.PublicURL, Address: a.api.Address, Notices: notices()})
}
