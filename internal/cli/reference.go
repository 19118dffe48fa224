package cli

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"

	"sojourn/internal/app"
	"sojourn/internal/kit/config"
)

// referenceCmd writes what is generated from the code: the API's description,
// the events' schemas and the page of settings.
type referenceCmd struct {
	Dir string `arg:"" default:"." help:"The root of the source tree."`
}

// Run writes the files.
func (c *referenceCmd) Run(s streams) error {
	settings, err := settingsPage(s)
	if err != nil {
		return err
	}
	files, err := app.References(context.Background())
	if err != nil {
		return err
	}
	files["docs/reference/config.md"] = settings
	for name, body := range files {
		path := filepath.Join(c.Dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil { //nolint:gosec // source files are for everybody
			return err
		}
		if err := os.WriteFile(path, body, 0o644); err != nil { //nolint:gosec // source files are for everybody
			return err
		}
	}
	return nil
}

func settingsPage(s streams) ([]byte, error) {
	parser, err := newParser(nil, io.Discard, s.err, func(int) {})
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = config.Reference(&b, parser.Model, "serve")
	return b.Bytes(), err
}
