package app

import (
	"context"
	"net/url"
	"time"

	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/mesh"
	"sojourn/internal/kit/rpc"
	"sojourn/internal/kit/upstream"
)

// joinMesh prepares what a single target needs to know the others by. In one
// process there is no mesh: a.keys is nil.
func (a *App) joinMesh() error {
	a.ways, a.servers = map[string]*upstream.Upstream{}, map[string]*rpc.Server{}
	if a.cfg.Target == all {
		return nil
	}
	keys, err := mesh.NewKeys(a.cfg.MeshKey)
	if err != nil {
		return err
	}
	a.keys = keys
	peers, err := a.cfg.peers()
	if err != nil {
		return err
	}
	for _, name := range callsOf(a.cfg.Target) {
		a.addWay(name, peers[name])
	}
	return nil
}

func (a *App) addWay(name string, addresses []*url.URL) {
	way := upstream.New(name, addresses, a.metrics.Upstream)
	a.ways[name] = way
	a.stores.closers = append(a.stores.closers, way)
	a.stores.need("target "+name, false, way.Ask)
	a.metrics.Gauge("sojourn_upstream_open", "1 while the circuits of all addresses of a target are open.", map[string]string{"target": name}, func() float64 {
		if way.Open() {
			return 1
		}
		return 0
	})
}

// arrivals holds the gateway back until each target has answered once. It does
// not wait for ever: a target that fails costs its own operations alone.
type arrivals struct {
	ways  map[string]*upstream.Upstream
	ready chan struct{}
}

const (
	arrivalsMost = 30 * time.Second
	arrivalsPoll = 50 * time.Millisecond
)

func newArrivals(ways map[string]*upstream.Upstream) *arrivals {
	return &arrivals{ways, make(chan struct{})}
}

// Ready implements lifecycle.Readier.
func (a *arrivals) Ready() <-chan struct{} { return a.ready }

// Run implements lifecycle.Service.
func (a *arrivals) Run(ctx context.Context) error {
	most, cancel := context.WithTimeout(ctx, arrivalsMost)
	defer cancel()
	for _, way := range a.ways {
		for way.Ask(most) != nil && most.Err() == nil {
			eventlog.Wait[struct{}](most, arrivalsPoll, nil)
		}
	}
	close(a.ready)
	<-ctx.Done()
	return nil
}

// reach sets a contract to the way to another process, where this process may
// call it and does not run it.
func reach[C any](a *App, contract rpc.Contract[C], into *C) {
	way, ok := a.ways[contract.Service]
	if !ok {
		return
	}
	*into = contract.Dial(rpc.NewClient(contract.Service, way, a.keys, a.clock))
}

// offer sets a contract to its implementation, and serves it to the others.
func offer[C any](a *App, contract rpc.Contract[C], into *C, impl C) {
	*into = impl
	if a.keys == nil {
		return
	}
	server := a.servers[contract.Service]
	if server == nil {
		server = rpc.NewServer(contract.Service, a.keys, a.clock, a.log)
		a.servers[contract.Service] = server
	}
	contract.Serve(server, impl)
}
