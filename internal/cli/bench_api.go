package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"strconv"
	"syscall"
	"time"

	"sojourn/internal/app"
)

// benchAPICmd compares reading an itinerary of 50 items with a trivial handler
// that writes the same bytes, in one process. The load comes from a process of
// its own, so that the CPU time counted is the server's alone.
type benchAPICmd struct {
	Connections int  `default:"16" help:"Connections at once."`
	Requests    int  `default:"20000" help:"Requests of each handler."`
	Items       int  `default:"50" help:"Items of the itinerary."`
	Rounds      int  `default:"3" help:"How often to measure both, in turns; the best round counts."`
	JSON        bool `name:"json" help:"Print JSON."`
}

// apiFigures are the figures of one handler.
type apiFigures struct {
	CPUMicros float64 `json:"cpu_us_per_request"`
	PerSecond float64 `json:"requests_per_second"`
	P50Micros float64 `json:"p50_us"`
	P99Micros float64 `json:"p99_us"`
}

type apiReport struct {
	Bytes   int        `json:"bytes"`
	Trivial apiFigures `json:"trivial"`
	Read    apiFigures `json:"read"`
	Ratio   float64    `json:"cpu_ratio"`
}

// Run measures and prints.
func (c *benchAPICmd) Run(s streams) error {
	report, err := onSite("sqlite", s.err, c.measure)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(report)
	}
	_, err = fmt.Fprintf(s.out, "GET /api/v1/itineraries/{id}, %d items, %d bytes, %d connections\n"+
		"           CPU/request   requests/s      p50      p99\n"+
		"trivial    %8.1f µs   %10.0f %6.0f µs %6.0f µs\nread       %8.1f µs   %10.0f %6.0f µs %6.0f µs\nratio      %8.2f ×  (bar 6, goal 2)\n",
		c.Items, report.Bytes, c.Connections, report.Trivial.CPUMicros, report.Trivial.PerSecond, report.Trivial.P50Micros, report.Trivial.P99Micros,
		report.Read.CPUMicros, report.Read.PerSecond, report.Read.P50Micros, report.Read.P99Micros, report.Ratio)
	return err
}

func (c *benchAPICmd) measure(ctx context.Context, site *site) (report apiReport, err error) {
	token, path, err := site.fill(ctx, c.Items)
	if err != nil {
		return report, err
	}
	body, err := site.get(ctx, path, token)
	if err != nil {
		return report, err
	}
	report.Bytes = len(body)
	trivial, closeTrivial, err := serveBytes(ctx, body)
	if err != nil {
		return report, err
	}
	defer closeTrivial()
	for range c.Rounds {
		if err := c.round(ctx, trivial, token, &report.Trivial); err != nil {
			return report, err
		}
		if err := c.round(ctx, site.url+path, token, &report.Read); err != nil {
			return report, err
		}
	}
	report.Ratio = report.Read.CPUMicros / report.Trivial.CPUMicros
	return report, nil
}

// round loads one URL and keeps its figures where they are the best so far.
func (c *benchAPICmd) round(ctx context.Context, url, token string, best *apiFigures) error {
	before := cpu()
	load, err := runLoad(ctx, url, token, c.Connections, c.Requests)
	if err != nil {
		return err
	}
	used := float64((cpu() - before).Microseconds()) / float64(c.Requests)
	if best.CPUMicros == 0 || used < best.CPUMicros {
		*best = apiFigures{used, load.PerSecond, load.P50Micros, load.P99Micros}
	}
	return nil
}

// cpu gives the CPU time that this process has used, without its children.
func cpu() time.Duration {
	var u syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &u); err != nil {
		return 0
	}
	return time.Duration(u.Utime.Nano() + u.Stime.Nano())
}

func serveBytes(ctx context.Context, body []byte) (url string, closer func(), err error) {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, _ *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		_, _ = w.Write(body)
	})
	return serveHandler(ctx, mux)
}

// serveHandler puts a handler on a free port.
func serveHandler(ctx context.Context, h http.Handler) (url string, closer func(), err error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
	if err != nil {
		return "", nil, err
	}
	srv := &http.Server{Handler: h, ReadHeaderTimeout: time.Minute}
	go func() { _ = srv.Serve(l) }()
	return "http://" + l.Addr().String(), func() { _ = srv.Close() }, nil
}

func runLoad(ctx context.Context, url, token string, connections, requests int) (loadFigures, error) {
	self, err := os.Executable()
	if err != nil {
		return loadFigures{}, err
	}
	cmd := exec.CommandContext(ctx, self, "bench", "load", url, "--connections", strconv.Itoa(connections), "--requests", strconv.Itoa(requests)) //nolint:gosec // this very binary
	cmd.Env = append(os.Environ(), "SOJOURN_BENCH_TOKEN="+token)
	var out, errs bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &errs
	if err := cmd.Run(); err != nil {
		return loadFigures{}, fmt.Errorf("load: %w: %s", err, errs.String())
	}
	var f loadFigures
	return f, json.Unmarshal(out.Bytes(), &f)
}

// site is a whole Sojourn on a folder of its own.
type site struct {
	app  *app.App
	url  string
	stop func()
}

// onSite measures a Sojourn that is started for it on an empty folder.
func onSite[R any](db string, logs io.Writer, measure func(context.Context, *site) (R, error)) (r R, err error) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	dir, err := os.MkdirTemp("", "sojourn-bench-")
	if err != nil {
		return r, err
	}
	defer func() { _ = os.RemoveAll(dir) }()
	site, err := startSite(ctx, dir, db, logs)
	if err != nil {
		return r, err
	}
	defer site.stop()
	return measure(ctx, site)
}

func startSite(ctx context.Context, dir, db string, logs io.Writer) (*site, error) {
	cfg := app.Defaults()
	cfg.Addr, cfg.Data, cfg.PublicURL, cfg.DB = "127.0.0.1:0", dir, "http://127.0.0.1", db
	a, err := app.New(ctx, cfg, logs)
	if err != nil {
		return nil, err
	}
	if err := a.Listen(ctx); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithCancel(ctx)
	ready, ended := make(chan struct{}), make(chan error, 1)
	go func() { ended <- a.Run(ctx, func(*app.Demo) { close(ready) }) }()
	select {
	case <-ready:
	case err := <-ended:
		cancel()
		return nil, err
	}
	return &site{a, "http://" + a.Addr(), func() {
		cancel()
		if err := <-ended; err != nil {
			_, _ = fmt.Fprintln(logs, "stop:", err)
		}
		a.Close()
	}}, nil
}
