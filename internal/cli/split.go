package cli

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/signal"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"sojourn/internal/kit/id"
)

// splitCmd runs the second shape on one machine: a process a target, each
// started again when it ends. It is for trying and testing that shape; on a
// cluster Kubernetes does this.
type splitCmd struct {
	DB       string         `name:"db" required:"" help:"A postgres:// URL." placeholder:"URL"`
	Log      string         `required:"" help:"kafka://host:port,…" placeholder:"URL"`
	Redis    string         `required:"" help:"A redis:// URL, for fan-out and cache." placeholder:"URL"`
	Addr     string         `default:"127.0.0.1:8080" help:"Address of the gateway."`
	Data     string         `required:"" help:"Folder in which each process gets its own." placeholder:"DIR"`
	Replicas map[string]int `default:"itinerary=2" help:"Processes of a target, where not one."`
	State    string         `help:"Write the running processes to this file as JSON." placeholder:"FILE"`
	Rest     []string       `arg:"" optional:"" passthrough:"" help:"After --: further flags of serve, for every process."`
}

// splitServices are the targets behind the gateway.
var splitServices = []string{"geo", "search", "notify", "identity", "itinerary"}

// Run runs the processes until it is told to stop.
func (c *splitCmd) Run(s streams) error {
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGINT, syscall.SIGTERM)
	defer stop()
	children, err := c.plan(s)
	if err != nil {
		return err
	}
	table := &processTable{file: c.State, children: children}
	g, ctx := errgroup.WithContext(ctx)
	for _, child := range children {
		g.Go(func() error { return child.keep(ctx, table.write) })
	}
	g.Go(func() error {
		if !c.awaitReady(ctx) {
			return nil
		}
		_, err := fmt.Fprintf(s.out, "Sojourn is ready at http://%s\n", c.Addr)
		return err
	})
	return g.Wait()
}

// plan chooses addresses, which processes keep when they are started again.
func (c *splitCmd) plan(s streams) ([]*child, error) {
	var children []*child
	var peers []string
	for _, target := range splitServices {
		var urls []string
		for i := range max(1, c.Replicas[target]) {
			ch, err := c.child(s, target, i, "")
			if err != nil {
				return nil, err
			}
			children = append(children, ch)
			urls = append(urls, "http://"+ch.Addr)
		}
		peers = append(peers, target+"="+strings.Join(urls, "|"))
	}
	gateway, err := c.child(s, "gateway", 0, c.Addr)
	if err != nil {
		return nil, err
	}
	children = append(children, gateway)
	env := append(os.Environ(), "SOJOURN_DB="+c.DB, "SOJOURN_LOG="+c.Log, "SOJOURN_FANOUT="+c.Redis, "SOJOURN_CACHE="+c.Redis,
		"SOJOURN_MESH_KEY="+id.Random(24), "SOJOURN_PEERS="+strings.Join(peers, ","), "SOJOURN_PUBLIC_URL=http://"+c.Addr)
	for _, ch := range children {
		ch.env = env
	}
	return children, nil
}

func (c *splitCmd) child(s streams, target string, n int, addr string) (*child, error) {
	admin, err := freeAddr()
	if err == nil && addr == "" {
		addr, err = freeAddr()
	}
	if err != nil {
		return nil, err
	}
	name := fmt.Sprintf("%s-%d", target, n)
	args := []string{"serve", "--target", target, "--addr", addr, "--admin-addr", admin, "--data", filepath.Join(c.Data, name)}
	for _, more := range c.Rest {
		if more != "--" {
			args = append(args, more)
		}
	}
	return &child{Target: target, Addr: addr, Admin: admin, args: args, out: &prefixed{w: s.err, prefix: name + " | "}}, nil
}

func freeAddr() (string, error) {
	l, err := (&net.ListenConfig{}).Listen(context.Background(), "tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	return l.Addr().String(), l.Close()
}

// awaitReady waits until the gateway and all it needs are ready.
func (c *splitCmd) awaitReady(ctx context.Context) bool {
	ticker := time.NewTicker(50 * time.Millisecond)
	defer ticker.Stop()
	for {
		if wholeReady(ctx, "http://"+c.Addr+"/readyz") {
			return true
		}
		select {
		case <-ctx.Done():
			return false
		case <-ticker.C:
		}
	}
}

func wholeReady(ctx context.Context, url string) bool {
	req, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return false
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		return false
	}
	defer func() { _ = res.Body.Close() }()
	var body struct {
		Ready bool `json:"ready"`
		Needs map[string]struct {
			State string `json:"state"`
		} `json:"needs"`
	}
	if err := json.NewDecoder(res.Body).Decode(&body); err != nil || !body.Ready {
		return false
	}
	for _, need := range body.Needs {
		if need.State != "ready" {
			return false
		}
	}
	return true
}

// processTable is the file that tells which processes run.
type processTable struct {
	mu       sync.Mutex
	file     string
	children []*child
}

// write writes the file anew, whole or not at all.
func (t *processTable) write(change func()) error {
	t.mu.Lock()
	defer t.mu.Unlock()
	change()
	if t.file == "" {
		return nil
	}
	b, err := json.Marshal(t.children)
	if err != nil {
		return err
	}
	return errors.Join(os.WriteFile(t.file+".new", b, 0o600), os.Rename(t.file+".new", t.file))
}
