package e2e_test

import (
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
	"sojourn/internal/kit/sqldb"
)

const (
	killWriters = 8
	killWrites  = 1000
)

// TestKillInTheMiddleOfWrites: what was acknowledged is there after kill -9,
// the outbox drains, and each item has exactly one event.
func TestKillInTheMiddleOfWrites(t *testing.T) {
	t.Parallel()
	data := t.TempDir()
	p := start(t, data)
	token := p.traveller()
	path := p.trip(token)
	acknowledged := writeUntilKilled(t, p, token, path)
	require.Greater(t, len(acknowledged), killWrites/4)
	require.Less(t, len(acknowledged), killWrites, "it was killed in the middle")

	again := start(t, data)
	items := map[string]bool{}
	for _, v := range again.must(200, "GET", path, again.login(), nil)["items"].([]any) {
		items[v.(object)["id"].(string)] = true
	}
	for _, itemID := range acknowledged {
		require.True(t, items[itemID], "item %s was acknowledged and is lost", itemID)
	}
	eventually := awaitDrained(t, data)
	require.Len(t, eventually, len(items), "an event for each item that is there, and for no other")
	for itemID := range items {
		require.Equal(t, 1, eventually[itemID], "events of item %s", itemID)
	}
}

// writeUntilKilled adds items one by one from several writers, kills the
// server half way, and gives the ids whose addition was acknowledged.
func writeUntilKilled(t *testing.T, p *process, token, path string) []string {
	t.Helper()
	var mu sync.Mutex
	var acknowledged []string
	var sent atomic.Int64
	var wg sync.WaitGroup
	for range killWriters {
		wg.Go(func() {
			for n := sent.Add(1); n <= killWrites; n = sent.Add(1) {
				itemID := id.New()
				status, _, err := p.call(t.Context(), "PUT", path+"/items", token, object{"id": itemID, "title": fmt.Sprint(n), "day": "2027-05-01"})
				if err != nil {
					return
				}
				if status == 200 {
					mu.Lock()
					acknowledged = append(acknowledged, itemID)
					mu.Unlock()
				}
				if n == killWrites/2 {
					_ = p.cmd.Process.Kill()
				}
			}
		})
	}
	wg.Wait()
	<-p.done
	return acknowledged
}

// awaitDrained waits for the outbox to be empty and counts the log's
// item_added events by item.
func awaitDrained(t *testing.T, data string) map[string]int {
	t.Helper()
	outbox := openDB(t, data, "itinerary")
	require.Eventually(t, func() bool {
		var n int
		require.NoError(t, outbox.Row(t.Context(), "SELECT COUNT(*) FROM outbox").Scan(&n))
		return n == 0
	}, 30*time.Second, 20*time.Millisecond, "the outbox drains")
	rows, err := openDB(t, data, "events").Query(t.Context(),
		"SELECT payload ->> 'item_id' FROM log_events WHERE type = 'itinerary.item_added.v1'")
	require.NoError(t, err)
	defer func() { require.NoError(t, rows.Close()) }()
	events := map[string]int{}
	for rows.Next() {
		var itemID string
		require.NoError(t, rows.Scan(&itemID))
		events[itemID]++
	}
	require.NoError(t, rows.Err())
	return events
}

func openDB(t *testing.T, data, name string) *sqldb.DB {
	t.Helper()
	db, err := sqldb.Open(t.Context(), sqldb.Config{Source: "sqlite", Dir: data, Name: name})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, db.Close()) })
	return db
}
