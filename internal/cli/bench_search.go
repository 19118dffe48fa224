package cli

import (
	"context"
	"encoding/json"
	"os"

	"sojourn/internal/search/searchbench"
)

// benchSearchCmd measures search inside the process.
type benchSearchCmd struct {
	Data string `help:"Folder with an index; a temporary one is built when empty." placeholder:"DIR"`
	JSON bool   `name:"json" help:"Print JSON."`
}

// Run measures and prints.
func (c *benchSearchCmd) Run(s streams) error {
	dir := c.Data
	if dir == "" {
		made, err := os.MkdirTemp("", "sojourn-bench-")
		if err != nil {
			return err
		}
		defer func() { _ = os.RemoveAll(made) }()
		dir = made
	}
	report, err := searchbench.Run(context.Background(), dir)
	if err != nil {
		return err
	}
	if c.JSON {
		return json.NewEncoder(s.out).Encode(report)
	}
	report.Print(s.out)
	return nil
}
