package e2e_test

import (
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// promised are the metrics that dashboard and alerts are built on, each with
// the target that must show it after some use.
var promised = map[string]string{
	"sojourn_http_request_seconds_count": "gateway",
	"sojourn_upstream_seconds_count":     "gateway",
	"sojourn_upstream_open":              "gateway",
	"sojourn_fanout_up":                  "gateway",
	"sojourn_store_seconds_count":        "itinerary",
	"sojourn_outbox_waiting":             "itinerary",
	"sojourn_outbox_oldest_seconds":      "itinerary",
	"sojourn_live_connections":           "itinerary",
	"sojourn_relay_moved_total":          "identity",
	"sojourn_cache_requests_total":       "gateway",
	"sojourn_consumer_handled_total":     "itinerary",
	"sojourn_consumer_seconds_count":     "itinerary",
	"sojourn_consumer_age_seconds_count": "itinerary",
	"sojourn_consumer_lag":               "itinerary",
	"go_goroutines":                      "search",
	"process_resident_memory_bytes":      "geo",
}

func TestPromisedMetrics(t *testing.T) {
	t.Parallel()
	c := sharedCluster(t)
	names(t, c.in(t))
	for name, target := range promised {
		require.Eventually(t, func() bool {
			for _, p := range c.children() {
				if p.Target == target && has(t, p, name) {
					return true
				}
			}
			return false
		}, patience, patience/100, "%s of %s", name, target)
	}
}

// has tells whether a process shows a metric, whatever its value.
func has(t *testing.T, p child, name string) bool {
	t.Helper()
	return len(samples(t, p, name)) > 0
}

// samples gives a metric's lines at a process.
func samples(t *testing.T, p child, name string) (all []string) {
	t.Helper()
	res, err := http.Get("http://" + p.Admin + "/metrics")
	require.NoError(t, err)
	defer func() { require.NoError(t, res.Body.Close()) }()
	for line := range strings.SplitSeq(readAll(t, res), "\n") {
		if strings.HasPrefix(line, name+"{") || strings.HasPrefix(line, name+" ") {
			all = append(all, line)
		}
	}
	return all
}

// metric adds up the samples whose labels hold the texts.
func metric(t *testing.T, p child, name string, labels ...string) (sum float64) {
	t.Helper()
lines:
	for _, line := range samples(t, p, name) {
		for _, l := range labels {
			if !strings.Contains(line, l) {
				continue lines
			}
		}
		v, err := strconv.ParseFloat(line[strings.LastIndexByte(line, ' ')+1:], 64)
		require.NoError(t, err, line)
		sum += v
	}
	return sum
}
