package cli

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// benchLiveCmd measures live connections: one writer and many readers of one
// itinerary against a bare broadcast of the same bytes, many itineraries with a
// few writers each, and catching up after being offline. Clients are in a
// process of their own, so that the CPU time counted is the server's.
type benchLiveCmd struct {
	Readers     int           `default:"1000" help:"Readers of one itinerary."`
	Messages    int           `default:"60" help:"Operations that its writer makes."`
	Itineraries int           `default:"200" help:"Itineraries of the second part."`
	Writers     int           `default:"5" help:"Writers of each."`
	Rate        float64       `default:"2" help:"Operations a second of each writer."`
	Duration    time.Duration `default:"15s" help:"How long they write."`
	Offline     int           `default:"1000" help:"Operations to catch up on."`
	DB          string        `name:"db" default:"sqlite" help:"sqlite, or a postgres:// URL to an empty database."`
	JSON        bool          `name:"json" help:"Print JSON."`
}

type liveReport struct {
	Readers    int         `json:"readers"`
	Bare       liveFigures `json:"bare"`
	Live       liveFigures `json:"live"`
	Ratio      float64     `json:"cpu_ratio"`
	IdleKB     float64     `json:"kb_per_idle_connection"`
	IdleRSSKB  float64     `json:"rss_kb_per_idle_connection"`
	Many       manyFigures `json:"many"`
	CatchUpMS  float64     `json:"catch_up_ms"`
	FlushMS    float64     `json:"flush_ms"`
	OfflineOps int         `json:"offline_ops"`
}

// liveFigures are one way of telling many readers.
type liveFigures struct {
	CPUMicros float64 `json:"cpu_us_per_delivery"`
	P50Millis float64 `json:"p50_ms"`
	P99Millis float64 `json:"p99_ms"`
	Bytes     int     `json:"bytes"`
}

type manyFigures struct {
	PerSecond float64 `json:"acknowledged_per_second"`
	P50Millis float64 `json:"p50_ms"`
	P99Millis float64 `json:"p99_ms"`
	Sent      int     `json:"sent"`
	Lost      int     `json:"lost"`
}

// Run measures and prints.
func (c *benchLiveCmd) Run(s streams) error {
	r, err := onSite(c.DB, s.err, c.measure)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(r)
	}
	return c.print(s.out, r)
}

func (c *benchLiveCmd) print(out io.Writer, r liveReport) error {
	_, err := fmt.Fprintf(out, "%d readers of one itinerary, %d operations of %d bytes\n"+
		"           CPU/delivery      p50      p99\n"+
		"bare       %9.2f µs %6.1f ms %6.1f ms\nlive       %9.2f µs %6.1f ms %6.1f ms\nratio      %9.2f ×  (goal 1.5)\n"+
		"memory of an idle connection: %.1f kB of heap and stacks (goal 40), %.1f kB resident\n"+
		"%d itineraries × %d writers × %g/s on %s: %.0f acknowledged a second, p50 %.1f ms, p99 %.1f ms, %d sent, %d lost\n"+
		"catching up on %d operations: %.0f ms to read them (goal 1000), %.0f ms to send as many of one's own\n",
		c.Readers, c.Messages, r.Live.Bytes, r.Bare.CPUMicros, r.Bare.P50Millis, r.Bare.P99Millis, r.Live.CPUMicros, r.Live.P50Millis, r.Live.P99Millis, r.Ratio,
		r.IdleKB, r.IdleRSSKB, c.Itineraries, c.Writers, c.Rate, engineOf(c.DB), r.Many.PerSecond, r.Many.P50Millis, r.Many.P99Millis, r.Many.Sent, r.Many.Lost,
		r.OfflineOps, r.CatchUpMS, r.FlushMS)
	return err
}

func engineOf(db string) string {
	name, _, _ := strings.Cut(db, ":")
	return name
}

func (c *benchLiveCmd) measure(ctx context.Context, site *site) (r liveReport, err error) {
	token, path, err := site.fill(ctx, 1)
	if err != nil {
		return r, err
	}
	trip := path[strings.LastIndexByte(path, '/')+1:]
	r.Readers, r.OfflineOps = c.Readers, c.Offline
	before := memory()
	err = c.broadcast(ctx, site.url, token, trip, &r.Live, func() {
		after := memory()
		r.IdleKB, r.IdleRSSKB = (after.heap-before.heap)/float64(c.Readers), (after.rss-before.rss)/float64(c.Readers)
	})
	if err != nil {
		return r, err
	}
	bare, stop, err := serveBroadcast(ctx)
	if err != nil {
		return r, err
	}
	defer stop()
	if err := c.broadcast(ctx, bare, "", strconv.Itoa(r.Live.Bytes), &r.Bare, func() {}); err != nil {
		return r, err
	}
	r.Ratio = r.Live.CPUMicros / r.Bare.CPUMicros
	if err := c.many(ctx, site, token, &r.Many); err != nil {
		return r, err
	}
	return r, c.catchUp(ctx, site, token, trip, &r)
}

// broadcast lets the load process connect its readers, calls idle, and then
// measures the deliveries of the writer's messages.
func (c *benchLiveCmd) broadcast(ctx context.Context, url, token, trip string, f *liveFigures, idle func()) error {
	l, err := startLoad(ctx, token, "bench", "live-readers", url, trip, "--readers", strconv.Itoa(c.Readers), "--messages", strconv.Itoa(c.Messages))
	if err != nil {
		return err
	}
	idle()
	start := cpu()
	if err := l.finish(f); err != nil {
		return err
	}
	f.CPUMicros = float64((cpu() - start).Microseconds()) / float64(c.Readers*c.Messages)
	return nil
}

func (c *benchLiveCmd) many(ctx context.Context, site *site, token string, f *manyFigures) error {
	trips := make([]string, c.Itineraries)
	for i := range trips {
		var trip struct {
			ID string `json:"id"`
		}
		if err := site.send(ctx, http.MethodPost, "/api/v1/itineraries", token, map[string]any{"name": fmt.Sprint("Trip ", i)}, &trip); err != nil {
			return err
		}
		trips[i] = trip.ID
	}
	l, err := startLoad(ctx, token, "bench", "live-writers", site.url, strings.Join(trips, ","), "--writers", strconv.Itoa(c.Writers),
		"--rate", fmt.Sprint(c.Rate), "--duration", c.Duration.String())
	if err != nil {
		return err
	}
	return l.finish(f)
}

// load is a process that waits for a line before it begins.
type load struct {
	cmd  *exec.Cmd
	in   io.WriteCloser
	out  *bufio.Reader
	errs *strings.Builder
}

// startLoad starts this very binary and waits until it is ready.
func startLoad(ctx context.Context, token string, args ...string) (*load, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	l := &load{cmd: exec.CommandContext(ctx, self, args...), errs: &strings.Builder{}} //nolint:gosec // this very binary
	l.cmd.Env = append(os.Environ(), "SOJOURN_BENCH_TOKEN="+token)
	l.cmd.Stderr = l.errs
	if l.in, err = l.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := l.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	l.out = bufio.NewReader(out)
	if err := l.cmd.Start(); err != nil {
		return nil, err
	}
	if _, err := l.out.ReadString('\n'); err != nil {
		return nil, fmt.Errorf("load: %w: %w: %s", err, l.cmd.Wait(), l.errs)
	}
	return l, nil
}

// finish lets the load begin and reads its figures.
func (l *load) finish(figures any) error {
	if _, err := io.WriteString(l.in, "go\n"); err != nil {
		return err
	}
	if err := json.NewDecoder(l.out).Decode(figures); err != nil {
		return fmt.Errorf("load: %w: %s", err, l.errs)
	}
	if err := l.cmd.Wait(); err != nil {
		return fmt.Errorf("load: %w: %s", err, l.errs)
	}
	return nil
}

type used struct{ heap, rss float64 } // kB

func memory() used {
	debug.FreeOSMemory()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return used{float64(m.HeapInuse+m.StackInuse) / 1024, residentKB()}
}

func residentKB() float64 {
	b, err := os.ReadFile("/proc/self/statm")
	if err != nil {
		return 0
	}
	fields := strings.Fields(string(b))
	pages, err := strconv.ParseFloat(fields[1], 64)
	if err != nil {
		return 0
	}
	return pages * float64(os.Getpagesize()) / 1024
}

// serveBroadcast is the baseline: whatever one connection sends, all receive,
// with nothing in between.
func serveBroadcast(ctx context.Context) (url string, stop func(), err error) {
	var mu sync.Mutex
	conns := map[*websocket.Conn]struct{}{}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /", func(w http.ResponseWriter, r *http.Request) {
		conn, err := websocket.Accept(w, r, nil)
		if err != nil {
			return
		}
		mu.Lock()
		conns[conn] = struct{}{}
		mu.Unlock()
		for {
			_, b, err := conn.Read(ctx)
			mu.Lock()
			if err != nil {
				delete(conns, conn)
				mu.Unlock()
				return
			}
			for other := range conns {
				_ = other.Write(ctx, websocket.MessageText, b)
			}
			mu.Unlock()
		}
	})
	return serveHandler(ctx, mux)
}
