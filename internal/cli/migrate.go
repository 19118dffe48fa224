package cli

import (
	"context"
	"fmt"

	"sojourn/internal/app"
)

// migrateCmd brings the databases to this version's shape, for processes that
// run with --migrate off.
type migrateCmd struct {
	app.Engines
	app.Watching
}

// Run migrates.
func (c *migrateCmd) Run(s streams) error {
	if err := app.Migrate(context.Background(), app.Config{Engines: c.Engines, Watching: c.Watching}, s.err); err != nil {
		return err
	}
	_, err := fmt.Fprintln(s.out, "The databases are in the shape of version", app.Version)
	return err
}
