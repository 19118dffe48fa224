package searchbench

import (
	"context"
	"fmt"
	"io"
	"slices"
	"time"

	"sojourn/internal/search"
	"sojourn/internal/search/catalog"
	"sojourn/internal/search/index"
	"sojourn/internal/search/index/fts"
	"sojourn/internal/search/query"
	"sojourn/internal/search/rank"
)

// Row is one measured kind of query. Times are wall time in microseconds; a
// goal of 0 is none.
type Row struct {
	Name     string  `json:"name"`
	Queries  int     `json:"queries"`
	P50      float64 `json:"p50_us"`
	P95      float64 `json:"p95_us"`
	GoalP50  float64 `json:"goal_p50_us,omitempty"`
	GoalP95  float64 `json:"goal_p95_us,omitempty"`
	Baseline float64 `json:"baseline_p50_us"`
	Ratio    float64 `json:"baseline_ratio"` // baseline / P50: how many times faster
}

// Report is a whole run.
type Report struct {
	Places int     `json:"places"`
	OpenMS float64 `json:"open_ms"` // opening an index that exists
	Rows   []Row   `json:"rows"`
}

const (
	queries        = 2000
	baselineRounds = 40
	shown          = 10 // suggestions an answer has
	radiusM        = 1000
	radiusShown    = 20
)

// Run measures the index in dir, which it builds first where it is missing.
func Run(ctx context.Context, dir string) (Report, error) {
	x, err := fts.Open(ctx, search.IndexConfig(dir))
	if err != nil {
		return Report{}, err
	}
	if err := x.Close(); err != nil {
		return Report{}, err
	}
	start := time.Now()
	if x, err = fts.Open(ctx, search.IndexConfig(dir)); err != nil {
		return Report{}, err
	}
	defer func() { _ = x.Close() }()
	opened := time.Since(start)
	report, err := Measure(ctx, x)
	report.OpenMS = float64(opened.Microseconds()) / 1000
	return report, err
}

// Measure measures an open index of the whole gazetteer.
func Measure(ctx context.Context, x index.Index) (Report, error) {
	all, err := catalog.Load()
	if err != nil {
		return Report{}, err
	}
	service := search.NewService(nil)
	service.Serve(x)
	report := Report{Places: all.Len()}
	report.Rows, err = rows(ctx, service, newScan(all))
	return report, err
}

func rows(ctx context.Context, service *search.Service, s *scan) ([]Row, error) {
	var out []Row
	for _, letters := range []int{2, 3, 5} {
		texts := s.prefixes(letters, queries)
		row, err := measure(ctx, texts, func(ctx context.Context, text string) error {
			_, err := service.Suggest(ctx, search.Query{Text: text, Limit: shown})
			return err
		})
		if err != nil {
			return nil, err
		}
		row.Name, row.GoalP50, row.GoalP95 = fmt.Sprintf("suggest, %d letters", letters), 50, 200
		row.compare(baseline(texts, func(text string) { s.byPrefix(query.Parse(text).Folded, shown) }))
		out = append(out, row)
	}
	points := s.centres(queries)
	row, err := measure(ctx, points, func(ctx context.Context, at rank.Point) error {
		_, err := service.Locations(ctx, search.Query{At: &at, RadiusM: radiusM, Limit: radiusShown})
		return err
	})
	row.Name, row.GoalP50 = "nearest 20 within 1 km of a city's centre", 500
	row.compare(baseline(points, func(at rank.Point) { s.within(at, radiusM, radiusShown) }))
	return append(out, row), err
}

// measure times every input once, after a tenth of them as a warm-up. As in a
// request, each query's context can be cancelled.
func measure[T any](ctx context.Context, inputs []T, do func(context.Context, T) error) (Row, error) {
	took := make([]time.Duration, 0, len(inputs))
	for i, in := range slices.Concat(inputs[:len(inputs)/10], inputs) {
		one, cancel := context.WithCancel(ctx)
		start := time.Now()
		err := do(one, in)
		elapsed := time.Since(start)
		cancel()
		if err != nil {
			return Row{}, err
		}
		if i >= len(inputs)/10 {
			took = append(took, elapsed)
		}
	}
	slices.Sort(took)
	return Row{Queries: len(took), P50: micros(took[len(took)/2]), P95: micros(took[len(took)*95/100])}, nil
}

func baseline[T any](inputs []T, do func(T)) float64 {
	took := make([]time.Duration, 0, baselineRounds)
	for i := range baselineRounds {
		start := time.Now()
		do(inputs[i*len(inputs)/baselineRounds])
		took = append(took, time.Since(start))
	}
	slices.Sort(took)
	return micros(took[len(took)/2])
}

func (r *Row) compare(baseline float64) { r.Baseline, r.Ratio = baseline, baseline/r.P50 }

func micros(d time.Duration) float64 { return float64(d.Nanoseconds()) / 1000 }

// Print writes the report for people.
func (r Report) Print(w io.Writer) {
	fmt.Fprintf(w, "%d places, opened in %.1f ms\n\n%-42s %10s %10s %14s %7s\n", r.Places, r.OpenMS, "", "p50 µs", "p95 µs", "scan p50 µs", "ratio")
	for _, row := range r.Rows {
		fmt.Fprintf(w, "%-42s %10.1f %10.1f %14.0f %6.0f×\n", row.Name, row.P50, row.P95, row.Baseline, row.Ratio)
		if row.GoalP50 > 0 {
			fmt.Fprintf(w, "%-42s %10.0f %10s\n", "  goal at most", row.GoalP50, goal(row.GoalP95))
		}
	}
}

func goal(v float64) string {
	if v == 0 {
		return ""
	}
	return fmt.Sprintf("%.0f", v)
}
