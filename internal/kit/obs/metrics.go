package obs

import (
	"strconv"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"

	"sojourn/internal/kit/eventlog"
)

// Metrics is the process's Prometheus registry and its instruments.
type Metrics struct {
	Registry  *prometheus.Registry
	requests  *prometheus.HistogramVec
	store     *prometheus.HistogramVec
	moved     *prometheus.CounterVec
	moveFails *prometheus.CounterVec
	handled   *prometheus.CounterVec
	handling  *prometheus.HistogramVec
	age       *prometheus.HistogramVec
	cache     *prometheus.CounterVec
	upstream  *prometheus.HistogramVec
	lag       *prometheus.GaugeVec
	fanout    *prometheus.GaugeVec
}

// quick are buckets, in seconds, for what is done while somebody waits.
var quick = []float64{.0005, .001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 10}

// NewMetrics makes a registry with Go's and the process's own figures.
func NewMetrics() *Metrics {
	histogram := func(name, help string, labels ...string) *prometheus.HistogramVec {
		return prometheus.NewHistogramVec(prometheus.HistogramOpts{Name: name, Help: help, Buckets: quick}, labels)
	}
	counter := func(name, help string, labels ...string) *prometheus.CounterVec {
		return prometheus.NewCounterVec(prometheus.CounterOpts{Name: name, Help: help}, labels)
	}
	gauge := func(name, help string, labels ...string) *prometheus.GaugeVec {
		return prometheus.NewGaugeVec(prometheus.GaugeOpts{Name: name, Help: help}, labels)
	}
	m := &Metrics{
		Registry:  prometheus.NewRegistry(),
		requests:  histogram("sojourn_http_request_seconds", "Wall time of answered requests by route, method and status.", "route", "method", "status"),
		store:     histogram("sojourn_store_seconds", "Wall time of reads and writing transactions by database and outcome (ok, refused, failed).", "db", "op", "outcome"),
		moved:     counter("sojourn_relay_moved_total", "Events that the relay has moved to the log.", "topic"),
		moveFails: counter("sojourn_relay_failures_total", "Moves that the log or the database refused.", "topic"),
		handled:   counter("sojourn_consumer_handled_total", "Events handed to consumers by outcome (applied, repeated, failed, dead).", "group", "type", "outcome"),
		handling:  histogram("sojourn_consumer_seconds", "Wall time of applying an event.", "group", "type"),
		age:       histogram("sojourn_consumer_age_seconds", "Time from an event to its applied effect.", "group"),
		cache:     counter("sojourn_cache_requests_total", "Calls of the cache by outcome (hit, miss, done, failed).", "op", "outcome"),
		upstream:  histogram("sojourn_upstream_seconds", "Wall time of calls to other targets by outcome (answered, failed, refused).", "target", "outcome"),
		lag:       gauge("sojourn_consumer_lag", "Events of a topic that a group has yet to handle.", "group", "topic"),
		fanout:    gauge("sojourn_fanout_up", "1 while a subscription receives messages.", "topic"),
	}
	m.Registry.MustRegister(collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
		m.requests, m.store, m.moved, m.moveFails, m.handled, m.handling, m.age, m.cache, m.upstream, m.lag, m.fanout)
	return m
}

// Request counts an answered request; it is an httpapi.Observer.
func (m *Metrics) Request(route, method string, status int, seconds float64) {
	m.requests.WithLabelValues(route, method, strconv.Itoa(status)).Observe(seconds)
}

// Store counts a use of a database; op is read or write.
func (m *Metrics) Store(db, op, outcome string, took time.Duration) {
	m.store.WithLabelValues(db, op, outcome).Observe(took.Seconds())
}

// Cache counts a call of the cache.
func (m *Metrics) Cache(op, outcome string) { m.cache.WithLabelValues(op, outcome).Inc() }

// Upstream counts a call of another target; it is an upstream.Watch.
func (m *Metrics) Upstream(target, outcome string, took time.Duration) {
	m.upstream.WithLabelValues(target, outcome).Observe(took.Seconds())
}

// Fanout notes whether a subscription receives; it is a Watch of the fan-out.
func (m *Metrics) Fanout(topic string, up bool) {
	v := 0.0
	if up {
		v = 1
	}
	m.fanout.WithLabelValues(topic).Set(v)
}

var _ eventlog.Watch = (*Metrics)(nil)

// Moved implements eventlog.Watch.
func (m *Metrics) Moved(topic string, events int) {
	m.moved.WithLabelValues(topic).Add(float64(events))
}

// MoveFailed implements eventlog.Watch.
func (m *Metrics) MoveFailed(topic string) { m.moveFails.WithLabelValues(topic).Inc() }

// Handled implements eventlog.Watch.
func (m *Metrics) Handled(group, eventType string, outcome eventlog.Outcome, took, age time.Duration) {
	m.handled.WithLabelValues(group, eventType, string(outcome)).Inc()
	m.handling.WithLabelValues(group, eventType).Observe(took.Seconds())
	if outcome == eventlog.Applied {
		m.age.WithLabelValues(group).Observe(age.Seconds())
	}
}

// Lags shows how far groups are behind.
func (m *Metrics) Lags(all []eventlog.Lag) {
	for _, l := range all {
		m.lag.WithLabelValues(l.Group, l.Topic).Set(float64(l.Behind))
	}
}

// Gauge adds a figure that is asked for at each scrape.
func (m *Metrics) Gauge(name, help string, labels map[string]string, read func() float64) {
	m.Registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help, ConstLabels: labels}, read))
}
