package gazetteer

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
)

// StarterCity is one city of the starter set with its sights.
type StarterCity struct {
	Slug            string // the file's name without .tsv
	Name, LocalName string
	Country, Zone   string
	Lat, Lon        float64
	Sights          []Sight
}

// Sight is a well-known place, written by hand and approximate.
type Sight struct {
	Name, LocalName string
	Kind            string
	Lat, Lon        float64 // to about a hundred metres
	VisitMin        int     // usual visit, minutes
	OpeningHours    string  // OpenStreetMap syntax; empty where not known
	Price           int     // 0 free to 4 expensive; -1 where not known
	Setting         string  // indoor, outdoor or both
	Prominence      int     // 0 to 100
}

// StarterColumns is the header line of each city's file.
const StarterColumns = "name\tlocal_name\tkind\tlat\tlon\tvisit_min\topening_hours\tprice\tsetting\tprominence"

// Starter reads the packed starter set.
func Starter() ([]StarterCity, error) {
	text, err := unpack("starter.tsv", starterFile)
	if err != nil {
		return nil, err
	}
	var cities []StarterCity
	for _, part := range strings.Split(text, "# file\t")[1:] {
		slug, body, _ := strings.Cut(part, "\n")
		city, err := ReadStarterCity(slug, strings.NewReader(body))
		if err != nil {
			return nil, err
		}
		cities = append(cities, city)
	}
	return cities, nil
}

// ReadStarterCity reads one city's file: a "# city" line, the header line and
// one line a sight. Errors name file and line.
func ReadStarterCity(slug string, r io.Reader) (StarterCity, error) {
	city := StarterCity{Slug: slug}
	lines := bufio.NewScanner(r)
	for n := 1; lines.Scan(); n++ {
		if err := city.readLine(lines.Text()); err != nil {
			return city, fmt.Errorf("%s.tsv line %d: %w", slug, n, err)
		}
	}
	if err := lines.Err(); err != nil {
		return city, err
	}
	if city.Name == "" {
		return city, fmt.Errorf("%s.tsv has no # city line", slug)
	}
	return city, nil
}

func (c *StarterCity) readLine(line string) error {
	fields := strings.Split(line, "\t")
	switch {
	case fields[0] == "# city":
		return c.readHead(fields)
	case line == StarterColumns, strings.TrimSpace(line) == "", strings.HasPrefix(line, "#"):
		return nil
	}
	sight, err := readSight(fields)
	c.Sights = append(c.Sights, sight)
	return err
}

func (c *StarterCity) readHead(f []string) (err error) {
	if len(f) != 7 {
		return fmt.Errorf("the # city line has %d columns, want 7", len(f))
	}
	c.Name, c.LocalName, c.Country, c.Zone = f[1], f[2], f[3], f[6]
	c.Lat, c.Lon, err = position(f[4], f[5])
	return err
}

func readSight(f []string) (s Sight, err error) {
	if len(f) != 10 {
		return s, fmt.Errorf("%d columns, want 10", len(f))
	}
	s = Sight{Name: f[0], LocalName: f[1], Kind: f[2], OpeningHours: f[6], Setting: f[8], Price: -1}
	if s.Lat, s.Lon, err = position(f[3], f[4]); err != nil {
		return s, err
	}
	if s.VisitMin, err = strconv.Atoi(f[5]); err != nil {
		return s, fmt.Errorf("visit_min: %w", err)
	}
	if f[7] != "" {
		if s.Price, err = strconv.Atoi(f[7]); err != nil {
			return s, fmt.Errorf("price: %w", err)
		}
	}
	s.Prominence, err = strconv.Atoi(f[9])
	return s, err
}
