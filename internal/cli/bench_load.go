package cli

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"slices"
	"sync"
	"sync/atomic"
	"time"
)

// benchLoadCmd is the load process of the API benchmark.
type benchLoadCmd struct {
	URL         string `arg:"" help:"What to read."`
	Connections int    `default:"16" help:"Connections at once."`
	Requests    int    `default:"1000" help:"Requests in all."`
}

type loadFigures struct {
	PerSecond float64 `json:"per_second"`
	P50Micros float64 `json:"p50_us"`
	P99Micros float64 `json:"p99_us"`
}

// Run loads the URL and prints the figures as JSON.
func (c *benchLoadCmd) Run(s streams) error {
	client := &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: c.Connections, DisableCompression: true}}
	times := make([]time.Duration, c.Requests)
	var next atomic.Int64
	var wg sync.WaitGroup
	errs := make(chan error, c.Connections)
	start := time.Now()
	for range c.Connections {
		wg.Go(func() {
			for i := next.Add(1) - 1; i < int64(c.Requests); i = next.Add(1) - 1 {
				took, err := c.one(client)
				if err != nil {
					errs <- err
					return
				}
				times[i] = took
			}
		})
	}
	wg.Wait()
	close(errs)
	if err := <-errs; err != nil {
		return err
	}
	wall := time.Since(start)
	slices.Sort(times)
	micros := func(q float64) float64 { return float64(times[int(q*float64(len(times)-1))].Nanoseconds()) / 1000 }
	return json.NewEncoder(s.out).Encode(loadFigures{float64(c.Requests) / wall.Seconds(), micros(.5), micros(.99)})
}

func (c *benchLoadCmd) one(client *http.Client) (time.Duration, error) {
	start := time.Now()
	req, err := http.NewRequestWithContext(context.Background(), http.MethodGet, c.URL, nil)
	if err != nil {
		return 0, err
	}
	req.Header.Set("Authorization", "Bearer "+os.Getenv("SOJOURN_BENCH_TOKEN"))
	res, err := client.Do(req)
	if err != nil {
		return 0, err
	}
	_, err = io.Copy(io.Discard, res.Body)
	_ = res.Body.Close()
	if res.StatusCode != http.StatusOK {
		return 0, fmt.Errorf("status %d", res.StatusCode)
	}
	return time.Since(start), err
}
