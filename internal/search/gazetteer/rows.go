package gazetteer

import (
	"fmt"
	"strconv"
	"strings"
)

// City is a populated place of GeoNames.
type City struct {
	GeoNames   string // its number there
	Name       string
	Alternates string // separated by |
	Lat, Lon   float64
	Country    string // ISO 3166-1 alpha-2
	Zone       string // IANA
	Population int
	Region     string // first-order division, may be empty
	Feature    byte   // 'C' capital, 'A' regional seat, 'X' section of a larger place, else 0
}

// Airport is an airport with an IATA code.
type Airport struct {
	IATA, ICAO, Name, City, Region, Country, Zone string
	Lat, Lon                                      float64
	CityCode                                      string // the metropolitan area's IATA code, where several airports share it
}

// Country is a country or territory with an ISO code.
type Country struct {
	Code, Name, LocalName string
	Aliases               []string // other common names: UK, Holland
	Names                 []string // in other languages
	Capital               string
	Currencies            []string // ISO 4217, the most used first
}

// LocalName is what a city's people call it, and other names in wide use.
type LocalName struct {
	Country, City, Local string
	Others               []string
}

// Cities reads all cities, ordered by country, region and number.
func Cities() ([]City, error) {
	return rows("cities.tsv", citiesFile, 10, func(f []string) (c City, err error) {
		c = City{GeoNames: f[0], Name: f[1], Alternates: f[2], Country: f[5], Zone: f[6], Region: f[8]}
		if f[9] != "" {
			c.Feature = f[9][0]
		}
		if c.Population, err = strconv.Atoi(f[7]); err != nil {
			return c, err
		}
		c.Lat, c.Lon, err = position(f[3], f[4])
		return c, err
	})
}

// Airports reads all airports, ordered by IATA code.
func Airports() ([]Airport, error) {
	return rows("airports.tsv", airportsFile, 10, func(f []string) (a Airport, err error) {
		a = Airport{IATA: f[0], ICAO: f[1], Name: f[2], City: f[3], Region: f[4], Country: f[5], Zone: f[8], CityCode: f[9]}
		a.Lat, a.Lon, err = position(f[6], f[7])
		return a, err
	})
}

// Countries reads all countries, ordered by code.
func Countries() ([]Country, error) {
	named, err := rows("country-names.tsv", countryNamesFile, 2, func(f []string) ([]string, error) { return f, nil })
	if err != nil {
		return nil, err
	}
	names := make(map[string]string, len(named))
	for _, f := range named {
		names[f[0]] = f[1]
	}
	return rows("countries.tsv", countriesFile, 6, func(f []string) (Country, error) {
		return Country{Code: f[0], Name: f[1], LocalName: f[2], Aliases: list(f[3]), Names: list(names[f[0]]),
			Capital: f[4], Currencies: list(f[5])}, nil
	})
}

// LocalNames reads the hand-written names of well-known cities.
func LocalNames() ([]LocalName, error) {
	return rows("local-names.tsv", localNamesFile, 4, func(f []string) (LocalName, error) {
		return LocalName{Country: f[0], City: f[1], Local: f[2], Others: list(f[3])}, nil
	})
}

// rows reads every line that is not a comment; columns is how many each has.
func rows[T any](name string, file []byte, columns int, read func([]string) (T, error)) ([]T, error) {
	text, err := unpack(name, file)
	if err != nil {
		return nil, err
	}
	out := make([]T, 0, strings.Count(text, "\n"))
	for line := range strings.Lines(text) {
		if line[0] == '#' {
			continue
		}
		fields := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(fields) != columns {
			return nil, fmt.Errorf("%s: %q has %d columns, want %d", name, line, len(fields), columns)
		}
		row, err := read(fields)
		if err != nil {
			return nil, fmt.Errorf("%s: %q: %w", name, line, err)
		}
		out = append(out, row)
	}
	return out, nil
}

func list(s string) []string {
	if s == "" {
		return nil
	}
	return strings.Split(s, "|")
}

func position(lat, lon string) (float64, float64, error) {
	y, err := strconv.ParseFloat(lat, 64)
	if err != nil {
		return 0, 0, err
	}
	x, err := strconv.ParseFloat(lon, 64)
	return y, x, err
}
