package app

import (
	"context"
	"fmt"
	"io"
	"log/slog"
	"net"
	"net/http"
	"os"
	"sync/atomic"
	"time"

	"sojourn/internal/gateway"
	"sojourn/internal/itinerary/rates"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/kit/lifecycle"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/obs"
	"sojourn/internal/kit/rpc"
	"sojourn/internal/kit/upstream"
)

// Version is the release; set by the build.
var Version = "dev"

// App is one process: its services and the server in front of them.
type App struct {
	cfg     Config
	log     *slog.Logger
	clock   clock.Clock
	metrics *obs.Metrics
	group   *lifecycle.Group
	rates   *rates.Table // the operator's; nil for those inside the binary
	stores  *stores
	api     *httpapi.API
	handler http.Handler

	modules []module
	contracts
	authenticator httpapi.Authenticator // where people reach this process
	known         *gateway.Sessions     // in the gateway

	keys    *mesh.Keys                    // nil in one process
	ways    map[string]*upstream.Upstream // to other targets
	servers map[string]*rpc.Server        // of the contracts that others call

	listener net.Listener
	admin    net.Listener
	flush    func() // of traces; nil where none are sent

	draining atomic.Bool // told to stop, and serving who does not know yet
}

const stopDeadline = 10 * time.Second

// New opens the data and builds the services; Run serves. The caller closes it.
func New(ctx context.Context, cfg Config, logs io.Writer) (*App, error) {
	if err := cfg.Check(); err != nil {
		return nil, err
	}
	logger, err := obs.Logger(logs, cfg.LogFormat, cfg.LogLevel)
	if err != nil {
		return nil, err
	}
	a := &App{cfg: cfg, log: logger, clock: clock.System{}, metrics: obs.NewMetrics(), group: lifecycle.New(logger, stopDeadline)}
	if err := a.build(ctx); err != nil {
		a.Close()
		return nil, err
	}
	return a, nil
}

func (a *App) build(ctx context.Context) error {
	if err := os.MkdirAll(a.cfg.Data, 0o700); err != nil {
		return fmt.Errorf("data folder: %w", err)
	}
	if err := a.readRates(); err != nil {
		return err
	}
	if err := a.trace(ctx); err != nil {
		return err
	}
	if err := a.opener().open(ctx); err != nil {
		return err
	}
	for _, step := range []func() error{a.joinMesh, a.buildModules, a.buildAPI} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (a *App) opener() opener {
	a.stores = &stores{}
	return opener{a.stores, a.cfg, a.clock, a.log, a.metrics}
}

const flushTimeout = 3 * time.Second

// trace sends spans where --otlp says, and what is left of them at the end.
func (a *App) trace(ctx context.Context) error {
	if a.cfg.OTLP == "" {
		return nil
	}
	stop, err := obs.Traces(ctx, a.cfg.OTLP, a.cfg.Target, Version, a.cfg.TraceRatio)
	if err != nil {
		return err
	}
	a.flush = func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), flushTimeout)
		defer cancel()
		_ = stop(ctx) // spans that do not arrive are missed by nobody's data
	}
	return nil
}

// Migrate brings all databases of the product to this version's shape.
func Migrate(ctx context.Context, cfg Config, logs io.Writer) error {
	cfg.Target, cfg.Migrate = all, "auto"
	if err := cfg.Engines.Check(); err != nil {
		return err
	}
	logger, err := obs.Logger(logs, cfg.LogFormat, cfg.LogLevel)
	if err != nil {
		return err
	}
	o := opener{&stores{}, cfg, clock.System{}, logger, obs.NewMetrics()}
	defer o.close()
	for _, d := range o.databases() {
		if _, err := o.database(ctx, d); err != nil {
			return err
		}
	}
	return nil
}

// Handler gives the whole site, for tests and benchmarks.
func (a *App) Handler() http.Handler { return a.handler }

// API gives the documented operations.
func (a *App) API() *httpapi.API { return a.api }

// Close releases what New opened; call it after Run has returned.
func (a *App) Close() {
	for _, l := range []net.Listener{a.listener, a.admin} {
		if l != nil {
			_ = l.Close()
		}
	}
	if a.stores != nil {
		a.stores.close()
	}
	if a.flush != nil {
		a.flush()
	}
}

// Listen takes the addresses; Addr then tells the real port.
func (a *App) Listen(ctx context.Context) (err error) {
	var lc net.ListenConfig
	if a.listener, err = lc.Listen(ctx, "tcp", a.cfg.Addr); err != nil {
		return fmt.Errorf("--addr: %w", err)
	}
	if a.cfg.AdminAddr == "off" || a.cfg.AdminAddr == "" {
		return nil
	}
	if a.admin, err = lc.Listen(ctx, "tcp", a.cfg.AdminAddr); err != nil {
		return fmt.Errorf("--admin-addr (off turns it off): %w", err)
	}
	return nil
}

// Addr gives the address that Listen took.
func (a *App) Addr() string { return a.listener.Addr().String() }

// Run serves until ctx ends, and then for as long as --drain says. announce is
// called once every part is ready, with the demo account where this start has
// made it.
func (a *App) Run(ctx context.Context, announce func(*Demo)) error {
	a.addParts()
	a.addServers()
	serving, stop := context.WithCancel(context.WithoutCancel(ctx))
	defer stop()
	context.AfterFunc(ctx, func() {
		a.draining.Store(true)
		time.AfterFunc(a.cfg.Drain, stop)
	})
	go a.whenReady(serving, announce)
	return a.group.Run(serving)
}

func (a *App) whenReady(ctx context.Context, announce func(*Demo)) {
	ticker := time.NewTicker(5 * time.Millisecond)
	defer ticker.Stop()
	for {
		if _, ready := a.group.States(); ready {
			announce(a.demo(ctx))
			return
		}
		select {
		case <-ctx.Done():
			return
		case <-ticker.C:
		}
	}
}

// addServers adds what answers requests; it starts at once, so that /healthz
// and /readyz answer while the rest starts, and stops first.
func (a *App) addServers() {
	a.group.Add("http", server{a.listener, a.handler})
	if a.admin != nil {
		a.group.Add("admin", server{a.admin, a.metrics.Admin()})
	}
}

// server is an HTTP server as a part.
type server struct {
	listener net.Listener
	handler  http.Handler
}

const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 2 * time.Minute
	drainTimeout  = 5 * time.Second
)

// Run implements lifecycle.Service.
func (s server) Run(ctx context.Context) error {
	srv := &http.Server{Handler: s.handler, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout}
	failed := make(chan error, 1)
	go func() { failed <- srv.Serve(s.listener) }()
	select {
	case err := <-failed:
		return err
	case <-ctx.Done():
	}
	drain, cancel := context.WithTimeout(context.WithoutCancel(ctx), drainTimeout)
	defer cancel()
	if err := srv.Shutdown(drain); err != nil {
		return srv.Close()
	}
	return nil
}
