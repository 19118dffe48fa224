package main

import (
	"os"
	"strings"
)

// localNamesFile is written by hand; its path is relative to the repository.
const localNamesFile = "data/gazetteer/local-names.tsv"

// localNameRows packs the hand-written names of well-known cities.
func localNameRows(string) ([][]string, error) {
	data, err := os.ReadFile(localNamesFile)
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for line := range strings.Lines(string(data)) {
		if !strings.HasPrefix(line, "#") {
			rows = append(rows, strings.Split(strings.TrimSuffix(line, "\n"), "\t"))
		}
	}
	return rows, nil
}
