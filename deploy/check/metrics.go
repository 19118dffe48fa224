package check

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/prometheus/prometheus/model/labels"
	"github.com/prometheus/prometheus/promql/parser"
)

// metric is a line of deploy/metrics.txt.
type metric struct {
	kind   string
	labels []string
}

// Metrics reads the list of what processes tell.
func Metrics(path string) (map[string]metric, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	all := map[string]metric{}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] == "#" {
			continue
		}
		all[fields[0]] = metric{fields[1], fields[2:]}
	}
	return all, nil
}

// scraped are the labels that Prometheus adds to all.
var scraped = []string{"job", "instance", "namespace", "pod"}

// unknown tells what a query names that no process tells: a metric, or a label
// of one. A histogram is named by its _bucket, _sum and _count.
func unknown(query string, metrics map[string]metric) (found []string) {
	// Grafana fills its variables in before Prometheus parses.
	expr, err := parser.NewParser(parser.Options{}).ParseExpr(strings.ReplaceAll(query, "$__rate_interval", "5m"))
	if err != nil {
		return []string{fmt.Sprintf("%s: %v", query, err)}
	}
	var grouped, known []string
	parser.Inspect(expr, func(n parser.Node, _ []parser.Node) error {
		switch n := n.(type) {
		case *parser.VectorSelector:
			has, ok := lookup(n.Name, metrics)
			if !ok {
				found = append(found, query+": nobody tells "+n.Name)
				return nil
			}
			known = slices.Concat(known, has, scraped)
			for _, m := range n.LabelMatchers {
				if m.Name != labels.MetricName && !slices.Contains(slices.Concat(has, scraped), m.Name) {
					found = append(found, query+": "+n.Name+" has no label "+m.Name)
				}
			}
		case *parser.AggregateExpr:
			grouped = append(grouped, n.Grouping...)
		}
		return nil
	})
	for _, label := range grouped {
		if !slices.Contains(known, label) {
			found = append(found, query+": nothing in it has a label "+label)
		}
	}
	return found
}

// lookup gives the labels of a series by the name a query uses.
func lookup(name string, metrics map[string]metric) ([]string, bool) {
	if m, ok := metrics[name]; ok && m.kind != "histogram" {
		return m.labels, true
	}
	for _, suffix := range []string{"_bucket", "_sum", "_count"} {
		m, ok := metrics[strings.TrimSuffix(name, suffix)]
		if !ok || !strings.HasSuffix(name, suffix) || m.kind != "histogram" {
			continue
		}
		if suffix == "_bucket" {
			return append(slices.Clone(m.labels), "le"), true
		}
		return m.labels, true
	}
	return nil, false
}
