package check

import (
	"encoding/json"
	"fmt"
	"log/slog"
	"os"
	"slices"
	"strings"

	"github.com/prometheus/common/model"
	"github.com/prometheus/prometheus/model/rulefmt"
	"github.com/prometheus/prometheus/promql/parser"
)

// Alerts checks the rules as Prometheus does when it reads them, their metrics,
// and that each leads to a section of the runbooks.
func Alerts(rules, runbooks []byte, metrics map[string]metric) (found []string) {
	groups, errs := rulefmt.Parse(rules, false, model.UTF8Validation, parser.NewParser(parser.Options{}), slog.New(slog.DiscardHandler))
	for _, err := range errs {
		found = append(found, err.Error())
	}
	if groups == nil {
		return append(found, "no rules")
	}
	for _, g := range groups.Groups {
		for _, r := range g.Rules {
			found = append(found, unknown(r.Expr, metrics)...)
			anchor := "docs/operations.md#" + strings.ToLower(r.Alert)
			if r.Annotations["runbook"] != anchor || !strings.Contains(string(runbooks), "\n### "+r.Alert+"\n") {
				found = append(found, r.Alert+" has no section in docs/operations.md, or does not name "+anchor)
			}
			if r.Labels["severity"] != "page" || r.Annotations["summary"] == "" {
				found = append(found, r.Alert+" must be a page with a summary")
			}
		}
	}
	return found
}

// panel is the part of Grafana's that is checked.
type panel struct {
	ID      int
	Type    string
	Title   string
	GridPos struct{ X, Y, W, H int }
	Targets []struct{ RefID, Expr, LegendFormat string }
}

// Dashboard checks the queries of each panel, and that the panels have numbers
// and places of their own.
func Dashboard(path string, metrics map[string]metric) (found []string, err error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	var d struct{ Panels []panel }
	if err := json.Unmarshal(text, &d); err != nil {
		return nil, err
	}
	if len(d.Panels) < 10 {
		found = append(found, "the panels are not where they were")
	}
	for i, p := range d.Panels {
		if p.Type != "row" && len(p.Targets) == 0 {
			found = append(found, p.Title+" shows nothing")
		}
		for _, t := range p.Targets {
			found = append(found, unknown(t.Expr, metrics)...)
		}
		if slices.ContainsFunc(d.Panels[:i], func(o panel) bool { return o.ID == p.ID || overlap(o, p) }) {
			found = append(found, fmt.Sprintf("%s (%d) lies on another panel, or has its number", p.Title, p.ID))
		}
	}
	return found, nil
}

func overlap(a, b panel) bool {
	return a.GridPos.X < b.GridPos.X+b.GridPos.W && b.GridPos.X < a.GridPos.X+a.GridPos.W &&
		a.GridPos.Y < b.GridPos.Y+b.GridPos.H && b.GridPos.Y < a.GridPos.Y+a.GridPos.H
}
