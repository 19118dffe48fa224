package record

import (
	"fmt"
	"strconv"
	"strings"

	"sojourn/internal/search/index"
)

const rowFields = 20

// Pack joins a place's fields with tabs, which no field holds: the gazetteer's
// own files are tab-separated.
func Pack(p *index.Place) string {
	return strings.Join([]string{
		p.ID, p.Source, p.ExternalID, string(p.Group), p.Kind, p.Name, p.LocalName, p.Address, p.Code,
		float(p.Lat), float(p.Lon), p.Zone, p.Country, strconv.FormatFloat(p.Prominence, 'f', 2, 64),
		p.Hours, strconv.Itoa(p.VisitMin) + "," + strconv.Itoa(p.Price), p.Setting,
		p.Keys.Names, p.Keys.Other, p.Keys.Area,
	}, "\t")
}

func float(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// Unpack is Pack's inverse; an error means that the index is damaged.
func Unpack(row string) (p index.Place, err error) {
	var f [rowFields]string
	for i := range f {
		end := strings.IndexByte(row, '\t')
		if i == rowFields-1 {
			end = len(row)
		}
		if end < 0 {
			return p, fmt.Errorf("place row has %d fields", i)
		}
		f[i] = row[:end]
		row = row[min(end+1, len(row)):]
	}
	p = index.Place{
		ID: f[0], Source: f[1], ExternalID: f[2], Group: index.Group(f[3]), Kind: f[4], Name: f[5], LocalName: f[6],
		Address: f[7], Code: f[8], Zone: f[11], Country: f[12], Hours: f[14], Setting: f[16],
		Keys: index.Keys{Names: f[17], Other: f[18], Area: f[19]},
	}
	visit, price, _ := strings.Cut(f[15], ",")
	return p, firstError(
		parse(f[9], &p.Lat), parse(f[10], &p.Lon), parse(f[13], &p.Prominence),
		number(visit, &p.VisitMin), number(price, &p.Price))
}

func parse(s string, into *float64) (err error) {
	*into, err = strconv.ParseFloat(s, 64)
	return err
}

func number(s string, into *int) (err error) {
	*into, err = strconv.Atoi(s)
	return err
}

func firstError(errs ...error) error {
	for _, err := range errs {
		if err != nil {
			return fmt.Errorf("place row: %w", err)
		}
	}
	return nil
}
