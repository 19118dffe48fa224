package searchbench

import (
	"slices"
	"strings"

	"sojourn/internal/search/catalog"
	"sojourn/internal/search/index"
	"sojourn/internal/search/rank"
)

// scan is the baseline: all folded names and positions in memory, in order of
// prominence, looked at one by one.
type scan struct {
	names   []string
	spots   []rank.Point
	starred []rank.Point // centres of the cities best known
}

func newScan(all *catalog.Catalog) *scan {
	s := &scan{}
	for i := range all.Len() {
		p := all.At(i)
		s.names = append(s.names, p.Keys.Names)
		s.spots = append(s.spots, rank.Point{Lat: p.Lat, Lon: p.Lon})
		if p.Group == index.City && len(s.starred) < 60 {
			s.starred = append(s.starred, rank.Point{Lat: p.Lat, Lon: p.Lon})
		}
	}
	return s
}

// prefixes gives n beginnings of names: of the 10,000 best known places, evenly.
func (s *scan) prefixes(letters, n int) []string {
	var out []string
	for i := 0; len(out) < n; i++ {
		name := []rune(s.names[(i*37)%min(10_000, len(s.names))])
		if len(name) >= letters && !slices.Contains(name[:letters], '|') {
			out = append(out, string(name[:letters]))
		}
	}
	return out
}

// centres gives n points within a few hundred metres of large cities' centres.
func (s *scan) centres(n int) []rank.Point {
	out := make([]rank.Point, n)
	for i := range out {
		c := s.starred[i%len(s.starred)]
		out[i] = rank.Point{Lat: c.Lat + float64(i%7-3)*0.0005, Lon: c.Lon + float64(i%11-5)*0.0005}
	}
	return out
}

func (s *scan) byPrefix(text string, limit int) []int {
	var found []int
	for i, names := range s.names {
		if strings.HasPrefix(names, text) || strings.Contains(names, " "+text) {
			found = append(found, i)
		}
	}
	return found[:min(limit, len(found))]
}

func (s *scan) within(at rank.Point, radius float64, limit int) []int {
	var found []int
	for i, p := range s.spots {
		if index.DistanceM(at.Lat, at.Lon, p.Lat, p.Lon) <= radius {
			found = append(found, i)
		}
	}
	return found[:min(limit, len(found))]
}
