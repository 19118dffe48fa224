package app_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
)

// event is one of an event stream.
type event struct{ name, data string }

// next reads an event; none at the end.
func next(lines *bufio.Scanner) (e event) {
	for lines.Scan() {
		name, text, _ := strings.Cut(lines.Text(), ": ")
		switch name {
		case "event":
			e.name = text
		case "data":
			e.data = text
		case "":
			return e
		}
	}
	return event{}
}

// stream asks for a plan as an event stream.
func (d *desk) stream(ctx context.Context, path, wishes string) *bufio.Scanner {
	d.t.Helper()
	server := httptest.NewServer(d.site)
	d.t.Cleanup(server.Close)
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, server.URL+path+"/plan", strings.NewReader(wishes))
	require.NoError(d.t, err)
	r.Header = http.Header{"Accept": {"text/event-stream"}, "Content-Type": {"application/json"}, "Authorization": {"Bearer ana"}}
	res, err := server.Client().Do(r)
	require.NoError(d.t, err)
	d.t.Cleanup(func() { _ = res.Body.Close() })
	require.Equal(d.t, 200, res.StatusCode)
	require.Equal(d.t, "text/event-stream", res.Header.Get("Content-Type"))
	lines := bufio.NewScanner(res.Body)
	lines.Buffer(nil, 1<<24)
	return lines
}

const streamed = `{"near":{"lat":38.7139,"lon":-9.1394},"pace":"full","breaks":[],"iterations":50000}`

// TestAPlanImproves: each event is better than the one before, and the last one
// is the plan, with what applying it does.
func TestAPlanImproves(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		lines := d.stream(t.Context(), d.trip(4), streamed)
		var last itinerary.PlanProgress
		count := 0
		for {
			e := next(lines)
			if e.name == "plan" {
				var p itinerary.PlanBody
				require.NoError(d.t, json.Unmarshal([]byte(e.data), &p))
				require.GreaterOrEqual(d.t, p.Gains.Score.After, last.Score)
				require.NotEmpty(d.t, p.Operations)
				break
			}
			require.Equal(d.t, "progress", e.name, e.data)
			count++
			before := last
			require.NoError(d.t, json.Unmarshal([]byte(e.data), &last))
			require.True(d.t, last.Score > before.Score || last.Score == before.Score && last.TravelMin < before.TravelMin)
			require.Greater(d.t, last.Done, before.Done)
			require.Len(d.t, stops(last.Plan), last.Places)
		}
		require.Positive(d.t, count)
		require.Empty(d.t, next(lines).name)
	})
}

// TestHangingUpEndsTheSearch, though it was asked to go on for long.
func TestHangingUpEndsTheSearch(t *testing.T) {
	t.Parallel()
	each(t, func(d *desk) {
		ctx, cancel := context.WithCancel(t.Context())
		defer cancel()
		lines := d.stream(ctx, d.trip(3), strings.Replace(streamed, `"iterations":50000`, `"budget_ms":10000`, 1))
		require.Equal(d.t, "progress", next(lines).name)
		cancel()
		require.Eventually(d.t, func() bool { return d.running.Load() == 0 }, 5*time.Second, time.Millisecond)
		require.Less(d.t, d.all.Load(), int32(10), "no search of ten seconds has run")
	})
}
