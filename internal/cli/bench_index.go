package cli

import (
	"context"
	"fmt"
	"time"

	"sojourn/internal/search"
	"sojourn/internal/search/index/fts"
)

// benchIndexCmd builds the search index, as the first start does, and tells
// how long it took; then how long opening it takes.
type benchIndexCmd struct {
	Dir string `arg:"" help:"The folder to build it in."`
}

// Run builds and prints.
func (c *benchIndexCmd) Run(s streams) error {
	for _, what := range []string{"build", "open"} {
		start := time.Now()
		x, err := fts.Open(context.Background(), search.IndexConfig(c.Dir))
		if err != nil {
			return err
		}
		if err := x.Close(); err != nil {
			return err
		}
		if _, err := fmt.Fprintf(s.out, "%-6s %6d ms\n", what, time.Since(start).Milliseconds()); err != nil {
			return err
		}
	}
	return nil
}
