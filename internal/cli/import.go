package cli

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"strings"
)

// importCmd makes a new itinerary of a file that export has written.
type importCmd struct {
	remote
	File string `arg:"" help:"A file of export --format json; - for standard input."`
}

// Run imports.
func (c *importCmd) Run(s streams) error {
	ctx, stop := untilInterrupted()
	defer stop()
	file, err := c.read()
	if err != nil {
		return err
	}
	answer, err := c.ask(ctx, http.MethodPost, "/api/v1/itineraries/import", bytes.NewReader(file))
	if err != nil {
		return err
	}
	var made struct{ ID, Name string }
	if err := json.Unmarshal(answer, &made); err != nil {
		return fmt.Errorf("the server's answer is not an itinerary: %w", err)
	}
	_, err = fmt.Fprintf(s.out, "%s\t%s/app/i/%s\t%s\n", made.ID, strings.TrimSuffix(c.Server, "/"), made.ID, made.Name)
	return err
}

func (c *importCmd) read() ([]byte, error) {
	if c.File == "-" {
		return io.ReadAll(os.Stdin)
	}
	return os.ReadFile(c.File)
}
