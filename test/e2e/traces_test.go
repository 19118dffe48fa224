package e2e_test

import (
	"encoding/hex"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	collectorv1 "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	"google.golang.org/protobuf/proto"

	"sojourn/internal/kit/id"
)

// collector is an OpenTelemetry collector that keeps spans by trace.
var collector otlp

type otlp struct {
	url    string
	server *httptest.Server
	mu     sync.Mutex
	spans  map[string][]span
}

type span struct{ id, parent, service, name string }

func (o *otlp) start() {
	o.spans = map[string][]span{}
	o.server = httptest.NewServer(o)
	o.url = o.server.URL
}

func (o *otlp) close() { o.server.Close() }

// ServeHTTP takes what OTLP over HTTP sends.
func (o *otlp) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	raw, err := io.ReadAll(r.Body)
	var sent collectorv1.ExportTraceServiceRequest
	if err != nil || proto.Unmarshal(raw, &sent) != nil {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	o.mu.Lock()
	defer o.mu.Unlock()
	for _, resource := range sent.ResourceSpans {
		service := ""
		for _, a := range resource.Resource.Attributes {
			if a.Key == "service.name" {
				service = a.Value.GetStringValue()
			}
		}
		for _, scope := range resource.ScopeSpans {
			for _, s := range scope.Spans {
				trace := hex.EncodeToString(s.TraceId)
				o.spans[trace] = append(o.spans[trace], span{hex.EncodeToString(s.SpanId), hex.EncodeToString(s.ParentSpanId), service, s.Name})
			}
		}
	}
}

func (o *otlp) of(trace string) []span {
	o.mu.Lock()
	defer o.mu.Unlock()
	return append([]span{}, o.spans[trace]...)
}

// TestOneTraceThroughAllProcesses: a request, what it is forwarded as, the
// event that it leaves in the outbox, its way over Kafka and its effect in
// another service are one tree of spans.
func TestOneTraceThroughAllProcesses(t *testing.T) {
	t.Parallel()
	c := sharedCluster(t).in(t)
	trace := id.Random(16)
	c.ask(201, "POST", "/api/v1/users/register", "", object{"email": id.Random(6) + "@example.org", "password": password, "name": "T"},
		"Traceparent", "00-"+trace+"-00f067aa0ba902b7-01")
	want := []string{
		"sojourn-gateway POST /api/v1/users/register",
		"sojourn-gateway forward identity",
		"sojourn-identity POST /api/v1/users/register",
		"sojourn-identity publish identity.user_registered.v1",
		"sojourn-itinerary apply identity.user_registered.v1",
	}
	var line []string
	require.Eventually(t, func() bool {
		line = lineage(collector.of(trace), want[len(want)-1])
		return len(line) == len(want)
	}, patience, 100*time.Millisecond, "%v", collector.of(trace))
	require.Equal(t, want, line, "each span is the child of the one before it")
}

// lineage gives the spans from the root down to the one of a name.
func lineage(all []span, name string) (line []string) {
	byID := map[string]span{}
	at := ""
	for _, s := range all {
		byID[s.id] = s
		if s.service+" "+s.name == name {
			at = s.id
		}
	}
	for s, ok := byID[at]; ok; s, ok = byID[s.parent] {
		line = append([]string{s.service + " " + s.name}, line...)
	}
	return line
}

// TestLogsNameTheTrace: who has a trace id from a problem body finds the
// request in the logs of the process that failed it.
func TestLogsNameTheTrace(t *testing.T) {
	t.Parallel()
	c := sharedCluster(t)
	require.Eventually(t, func() bool {
		for line := range strings.SplitSeq(c.logs.text(), "\n") {
			if _, text, ok := strings.Cut(line, " | {"); ok && strings.Contains(text, `"level":`) {
				return true
			}
		}
		return false
	}, patience, 50*time.Millisecond, "logs are JSON")
}
