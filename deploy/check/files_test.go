package check

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

func read(t *testing.T, path string) string {
	t.Helper()
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	return string(text)
}

func TestAlerts(t *testing.T) {
	t.Parallel()
	metrics, err := Metrics("../metrics.txt")
	require.NoError(t, err)
	rules, runbooks := read(t, "../prometheus/rules.yaml"), read(t, "../../docs/operations.md")
	require.Empty(t, Alerts([]byte(rules), []byte(runbooks), metrics))
	require.Equal(t, 5, strings.Count(rules, "- alert: "))
	for old, fresh := range map[string]string{
		"sojourn_upstream_open":     "sojourn_upstream_shut",
		"max by (target)":           "max by (peer)",
		`outcome="dead"`:            `result="dead"`,
		"histogram_quantile(0.99, ": "histogram_quantile(0.99 ",
		"_seconds_bucket":           "_seconds",
		"{{ $labels.where }}":       "{{ $labels.where",
		"severity: page":            "severity: mail",
		"#sojournslow":              "#sojournquick",
		"alert: SojournSlow":        "alert: SojournLame",
		"for: 5m":                   "fore: 5m",
	} {
		require.Contains(t, rules, old)
		require.NotEmpty(t, Alerts([]byte(strings.Replace(rules, old, fresh, 1)), []byte(runbooks), metrics), fresh)
	}
}

func TestDashboard(t *testing.T) {
	t.Parallel()
	metrics, err := Metrics("../metrics.txt")
	require.NoError(t, err)
	found, err := Dashboard("../grafana/sojourn.json", metrics)
	require.NoError(t, err)
	require.Empty(t, found)
	for old, fresh := range map[string]string{
		"sojourn_outbox_waiting{": "sojourn_outbox_idle{", `"id": 2,`: `"id": 3,`, `"w": 8,`: `"w": 24,`, "by (relay)": "by (relay, db)", "max by (": "max of (",
	} {
		path := t.TempDir() + "/broken.json"
		text := read(t, "../grafana/sojourn.json")
		require.Contains(t, text, old)
		require.NoError(t, os.WriteFile(path, []byte(strings.Replace(text, old, fresh, 1)), 0o600))
		found, err := Dashboard(path, metrics)
		require.NoError(t, err)
		require.NotEmpty(t, found, fresh)
	}
}

// Every metric that we make is looked at.
func TestEveryMetricIsShown(t *testing.T) {
	t.Parallel()
	metrics, err := Metrics("../metrics.txt")
	require.NoError(t, err)
	shown := read(t, "../grafana/sojourn.json")
	for name := range metrics {
		if strings.HasPrefix(name, "sojourn_") {
			require.Contains(t, shown, name)
		}
	}
}

func TestCompose(t *testing.T) {
	t.Parallel()
	text := read(t, "../compose.yaml")
	p, err := LoadCompose(t.Context(), "compose.yaml", []byte(text))
	require.NoError(t, err)
	require.Empty(t, Compose(p))
	for old, fresh := range map[string]string{
		"127.0.0.1:5432:5432":            "5432:5432",
		"[serve, --target=geo]":          "[serve, --target=gee]",
		"http://itinerary-2:8080":        "http://itinerary-3:8080",
		"redis:7.4-bookworm":             "redis:latest",
		"service_completed_successfully": "service_started",
		"cap_drop: [ALL]":                "cap_drop: [NET_RAW]",
		"  itinerary-2: *itinerary\n":    "",
		"    healthcheck:\n      test: [CMD, redis-cli, ping]\n      interval: 2s\n      retries: 30\n": "",
	} {
		require.Contains(t, text, old)
		p, err := LoadCompose(t.Context(), "compose.yaml", []byte(strings.Replace(text, old, fresh, 1)))
		require.NoError(t, err)
		require.NotEmpty(t, Compose(p), fresh)
	}
	_, err = LoadCompose(t.Context(), "compose.yaml", []byte(strings.Replace(text, "healthcheck:", "healthchek:", 1)))
	require.Error(t, err, "an unknown key")
}

func TestImage(t *testing.T) {
	t.Parallel()
	dockerfile, ignore := read(t, "../Dockerfile"), read(t, "../../.dockerignore")
	look := func(dockerfile, ignore string) []string {
		image, err := LoadImage("../..", []byte(dockerfile), []byte(ignore))
		require.NoError(t, err)
		found, err := image.Problems()
		require.NoError(t, err)
		return found
	}
	require.Empty(t, look(dockerfile, ignore))
	for old, fresh := range map[string]string{
		"COPY cmd cmd": "COPY command cmd", "COPY internal internal": "COPY internal/app internal/app", "FROM scratch": "FROM debian:12",
		"USER 65532:65532": "USER sojourn", "VOLUME /data": "", `ENTRYPOINT ["/sojourn"]`: "", `CMD ["serve"]`: "RUN true",
	} {
		require.Contains(t, dockerfile, old)
		require.NotEmpty(t, look(strings.Replace(dockerfile, old, fresh, 1), ignore), fresh)
	}
	require.NotEmpty(t, look(dockerfile, ignore+"web/package.json\n"))
	require.NotEmpty(t, look(dockerfile, ignore+"**/migrations\n"))
	_, err := LoadImage("../..", []byte(strings.Replace(dockerfile, "COPY cmd cmd", "COPPY cmd cmd", 1)), []byte(ignore))
	require.Error(t, err)
}
