package cli

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"
	"golang.org/x/sync/errgroup"

	"sojourn/internal/itinerary/offline"
	wire "sojourn/internal/itinerary/remote"
	opsync "sojourn/internal/itinerary/sync"
	"sojourn/internal/kit/id"
)

// dialled is how many connections are made at once.
const dialled = 32

// benchReadersCmd is the load of the first part of bench live: it connects,
// says so, waits for a line, and times each message at each reader.
type benchReadersCmd struct {
	URL      string `arg:"" help:"The server."`
	Trip     string `arg:"" help:"The itinerary, or for the bare server how long a message is."`
	Readers  int    `default:"1000" help:"Connections."`
	Messages int    `default:"60" help:"Messages."`
}

// Run prints the figures as JSON.
func (c *benchReadersCmd) Run(s streams) error {
	ctx := context.Background()
	token := os.Getenv("SOJOURN_BENCH_TOKEN")
	conns := make([]*websocket.Conn, c.Readers+1)
	var g errgroup.Group
	g.SetLimit(dialled)
	for i := range conns {
		g.Go(func() (err error) {
			conns[i], err = c.connect(ctx, token)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if err := awaitLine(s); err != nil {
		return err
	}
	times := make([][]time.Duration, c.Readers)
	sizes := make([]int, c.Readers)
	var wg sync.WaitGroup
	for i, conn := range conns[1:] {
		wg.Go(func() { times[i], sizes[i] = c.read(ctx, conn) })
	}
	go func() { // the writer's own copies
		for {
			if _, _, err := conns[0].Read(ctx); err != nil {
				return
			}
		}
	}()
	if err := c.write(ctx, conns[0], token == ""); err != nil {
		return err
	}
	wg.Wait()
	all := slices.Concat(times...)
	if len(all) != c.Readers*c.Messages {
		return fmt.Errorf("%d deliveries of %d", len(all), c.Readers*c.Messages)
	}
	return json.NewEncoder(s.out).Encode(liveFigures{P50Millis: quantile(all, .5), P99Millis: quantile(all, .99), Bytes: sizes[0]})
}

// awaitLine says that the load is ready, and waits to be told to begin.
func awaitLine(s streams) error {
	if _, err := fmt.Fprintln(s.out, "ready"); err != nil {
		return err
	}
	_, err := bufio.NewReader(os.Stdin).ReadString('\n')
	return err
}

// quantile gives one in milliseconds; it sorts.
func quantile(all []time.Duration, q float64) float64 {
	if len(all) == 0 {
		return 0
	}
	slices.Sort(all)
	return float64(all[int(q*float64(len(all)-1))].Microseconds()) / 1000
}

func (c *benchReadersCmd) connect(ctx context.Context, token string) (*websocket.Conn, error) {
	url := wire.Address(c.URL)
	if token != "" {
		url += "/api/v1/itineraries/" + c.Trip + "/live"
	}
	conn, _, err := websocket.Dial(ctx, url, &websocket.DialOptions{HTTPHeader: http.Header{"Authorization": {"Bearer " + token}}}) //nolint:bodyclose // the library closes it
	if err != nil || token == "" {
		return conn, err
	}
	conn.SetReadLimit(1 << 24)
	if err := conn.Write(ctx, websocket.MessageText, offline.Value(map[string]any{"type": "hello", "client": id.New(), "schema": 1})); err != nil {
		return nil, err
	}
	_, _, err = conn.Read(ctx)
	return conn, err
}

var mark = []byte(`"v":"at `)

// read takes messages and tells how long each was on its way.
func (c *benchReadersCmd) read(ctx context.Context, conn *websocket.Conn) (times []time.Duration, size int) {
	for len(times) < c.Messages {
		_, b, err := conn.Read(ctx)
		if err != nil {
			return times, size
		}
		now := time.Now()
		for rest := b; ; {
			_, after, found := bytes.Cut(rest, mark)
			if !found {
				break
			}
			text, _, _ := bytes.Cut(after, []byte(`"`))
			sent, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
			if err != nil {
				return times, size
			}
			times, size, rest = append(times, now.Sub(time.Unix(0, sent))), len(b), after
		}
	}
	return times, size
}

const betweenMessages = 100 * time.Millisecond

func (c *benchReadersCmd) write(ctx context.Context, conn *websocket.Conn, bare bool) error {
	ticker := time.NewTicker(betweenMessages)
	defer ticker.Stop()
	for n := 1; n <= c.Messages; n++ {
		<-ticker.C
		text := fmt.Sprint("at ", time.Now().UnixNano())
		var b []byte
		if bare {
			size, _ := strconv.Atoi(c.Trip)
			b = fmt.Appendf(nil, `{"v":%q,"pad":""}`, text)
			b = bytes.Replace(b, []byte(`"pad":"`), []byte(`"pad":"`+strings.Repeat("x", max(0, size-len(b)))), 1)
		} else {
			b = offline.Value(map[string]any{"type": "push", "ops": []map[string]any{{"n": n, "k": "set", "type": "itinerary", "id": c.Trip, "f": "name", "v": text}}})
		}
		if err := conn.Write(ctx, websocket.MessageText, b); err != nil {
			return err
		}
	}
	return nil
}

// benchWritersCmd is the load of the second part: a few writers of each of many
// itineraries.
type benchWritersCmd struct {
	URL      string        `arg:"" help:"The server."`
	Trips    string        `arg:"" help:"The itineraries, with commas between."`
	Writers  int           `default:"5" help:"Writers of each."`
	Rate     float64       `default:"2" help:"Operations a second of each writer."`
	Duration time.Duration `default:"15s" help:"How long."`
}

// Run prints the figures as JSON.
func (c *benchWritersCmd) Run(s streams) error {
	ctx := context.Background()
	token := os.Getenv("SOJOURN_BENCH_TOKEN")
	var writers []*benchWriter
	for _, trip := range strings.Split(c.Trips, ",") {
		for range c.Writers {
			writers = append(writers, &benchWriter{client: offline.New(id.New(), ""), trip: trip})
		}
	}
	var g errgroup.Group
	g.SetLimit(dialled)
	for _, w := range writers {
		g.Go(func() (err error) {
			w.session, err = wire.Dial(ctx, wire.Address(c.URL), token, w.trip, w.client)
			return err
		})
	}
	if err := g.Wait(); err != nil {
		return err
	}
	if err := awaitLine(s); err != nil {
		return err
	}
	var running errgroup.Group
	for i, w := range writers {
		running.Go(func() error { return w.run(ctx, c, time.Duration(i)*time.Millisecond) })
	}
	if err := running.Wait(); err != nil {
		return err
	}
	f := manyFigures{}
	var all []time.Duration
	for _, w := range writers {
		f.Sent += int(w.client.N)
		f.Lost += len(w.client.Pending) + len(w.client.Refused)
		all = append(all, w.times...)
	}
	f.PerSecond = float64(len(all)) / c.Duration.Seconds()
	f.P50Millis, f.P99Millis = quantile(all, .5), quantile(all, .99)
	return json.NewEncoder(s.out).Encode(f)
}

// benchWriter is one writer.
type benchWriter struct {
	client  *offline.Client
	session *wire.Session
	trip    string
	made    []time.Time // when each operation was made, by its number less one
	times   []time.Duration
}

func (w *benchWriter) run(ctx context.Context, c *benchWritersCmd, wait time.Duration) error {
	defer w.session.Close()
	every := time.Duration(float64(time.Second) / c.Rate)
	first := time.After(wait % every)
	<-first
	end := time.After(c.Duration)
	ticker := time.NewTicker(every)
	defer ticker.Stop()
	for {
		select {
		case <-end:
			return w.session.Sync(ctx)
		case err := <-w.session.Failed():
			return err
		case b := <-w.session.Frames():
			if err := w.handle(ctx, b); err != nil {
				return err
			}
		case <-ticker.C:
			w.made = append(w.made, time.Now())
			w.client.Make("", opsync.Op{Kind: opsync.Create, Type: opsync.Item, ID: id.New(), V: offline.Value(map[string]any{
				"place": map[string]any{"parent": "", "pos": "a0"}, "fields": map[string]any{"type": "place", "title": "Place"}})})
			if err := w.session.Push(ctx); err != nil {
				return err
			}
		}
	}
}

func (w *benchWriter) handle(ctx context.Context, b []byte) error {
	before := w.client.Acked
	_, err := w.session.Handle(ctx, b)
	for n := before; n < w.client.Acked; n++ {
		w.times = append(w.times, time.Since(w.made[n]))
	}
	return err
}

// catchUp times a client that comes back: first what others did meanwhile, then
// as much of its own.
func (c *benchLiveCmd) catchUp(ctx context.Context, site *site, token, trip string, r *liveReport) error {
	away, other := offline.New(id.New(), ""), offline.New(id.New(), "")
	for _, client := range []*offline.Client{away, other} {
		if err := visit(ctx, site, token, trip, client); err != nil {
			return err
		}
	}
	for n := range c.Offline {
		name := opsync.Op{Kind: opsync.Set, Type: opsync.Itinerary, ID: trip, F: "name", V: offline.Value(fmt.Sprint("Trip ", n))}
		other.Make("", name)
	}
	if err := visit(ctx, site, token, trip, other); err != nil {
		return err
	}
	start := time.Now()
	if err := visit(ctx, site, token, trip, away); err != nil {
		return err
	}
	r.CatchUpMS = float64(time.Since(start).Microseconds()) / 1000
	for n := range c.Offline {
		away.Make("", opsync.Op{Kind: opsync.Create, Type: opsync.Item, ID: id.New(), V: offline.Value(map[string]any{
			"place": map[string]any{"parent": "", "pos": "a0"}, "fields": map[string]any{"type": "place", "title": fmt.Sprint(n)}})})
	}
	start = time.Now()
	if err := visit(ctx, site, token, trip, away); err != nil {
		return err
	}
	r.FlushMS = float64(time.Since(start).Microseconds()) / 1000
	return nil
}

// visit connects, sends and reads all, and leaves.
func visit(ctx context.Context, site *site, token, trip string, client *offline.Client) error {
	s, err := wire.Dial(ctx, wire.Address(site.url), token, trip, client)
	if err != nil {
		return err
	}
	defer s.Close()
	return s.Sync(ctx)
}
