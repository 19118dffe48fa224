package catalog

import (
	"math"
	"slices"
	"strings"

	"sojourn/internal/search/fold"
	"sojourn/internal/search/gazetteer"
	"sojourn/internal/search/index"
)

// grid finds the larger towns near a point: rows of cities by whole degrees.
type grid map[[2]int16][]int32

const smallestServed = 15_000 // people; smaller towns do not lift an airport

func newGrid(cities []gazetteer.City) grid {
	g := grid{}
	for i := range cities {
		if cities[i].Population >= smallestServed {
			cell := cellOf(cities[i].Lat, cities[i].Lon)
			g[cell] = append(g[cell], int32(i))
		}
	}
	return g
}

func cellOf(lat, lon float64) [2]int16 {
	return [2]int16{int16(math.Floor(lat)), int16(math.Floor(lon))}
}

// around gives the rows in the nine cells about a point. Beyond 60° of
// latitude that is less than seventy kilometres to the east and west, which is
// good enough for a weight.
func (g grid) around(lat, lon float64) []int32 {
	var rows []int32
	at := cellOf(lat, lon)
	for dy := int16(-1); dy <= 1; dy++ {
		for dx := int16(-1); dx <= 1; dx++ {
			x := (at[1]+dx+180+360)%360 - 180
			rows = append(rows, g[[2]int16{at[0] + dy, x}]...)
		}
	}
	return rows
}

// visited gives the row of a starter city: the largest of that name within 30
// km, or -1.
func (g grid) visited(cities []gazetteer.City, s *gazetteer.StarterCity) int {
	best := -1
	for _, row := range g.around(s.Lat, s.Lon) {
		c := &cities[row]
		if index.DistanceM(c.Lat, c.Lon, s.Lat, s.Lon) > 30_000 || !isNamed(c, s.Name) {
			continue
		}
		if best < 0 || c.Population > cities[best].Population {
			best = int(row)
		}
	}
	return best
}

func isNamed(c *gazetteer.City, name string) bool {
	want := fold.Text(name)
	if strings.HasPrefix(fold.Text(c.Name), want) {
		return true
	}
	return slices.ContainsFunc(strings.Split(c.Alternates, "|"), func(a string) bool { return fold.Text(a) == want })
}
