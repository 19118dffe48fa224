package main

import (
	"bytes"
	"cmp"
	"encoding/csv"
	"slices"
	"strconv"
)

// airportRows keeps the airports that have an IATA code, with the code of the
// city they serve where several airports share one.
func airportRows(cache string) ([][]string, error) {
	serves, err := cityCodes(cache)
	if err != nil {
		return nil, err
	}
	table, err := memberCSV(cache, "airportsdata/airports.csv")
	if err != nil {
		return nil, err
	}
	var rows [][]string
	for _, a := range table {
		if a["iata"] == "" {
			continue
		}
		lat, _ := strconv.ParseFloat(a["lat"], 64)
		lon, _ := strconv.ParseFloat(a["lon"], 64)
		rows = append(rows, []string{
			a["iata"], a["icao"], a["name"], a["city"], a["subd"], a["country"],
			degrees(lat), degrees(lon), a["tz"], serves[a["iata"]],
		})
	}
	slices.SortFunc(rows, func(a, b []string) int { return cmp.Compare(a[0], b[0]) })
	return rows, nil
}

// cityCodes maps an airport's IATA code to its metropolitan area's.
func cityCodes(cache string) (map[string]string, error) {
	table, err := memberCSV(cache, "airportsdata/iata_macs.csv")
	if err != nil {
		return nil, err
	}
	codes := make(map[string]string, len(table))
	for _, row := range table {
		codes[row["Airport Code"]] = row["City Code"]
	}
	return codes, nil
}

// memberCSV reads a file of airportsdata into one map a row.
func memberCSV(cache, name string) ([]map[string]string, error) {
	data, err := member(cache, "airportsdata", name)
	if err != nil {
		return nil, err
	}
	records, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
	if err != nil {
		return nil, err
	}
	rows := make([]map[string]string, 0, len(records)-1)
	for _, record := range records[1:] {
		row := make(map[string]string, len(record))
		for i, value := range record {
			row[records[0][i]] = value
		}
		rows = append(rows, row)
	}
	return rows, nil
}
