package catalog

import (
	"math"
	"strings"

	"sojourn/internal/search/fold"
	"sojourn/internal/search/gazetteer"
	"sojourn/internal/search/index"
)

// Prominence runs from 0 to 100. Ten points are about a tenfold of people, so
// that adding points multiplies weight, as rank expects.
const (
	perTenfold    = 9.5
	capitalBonus  = 8
	regionBonus   = 3
	sectionMalus  = 8
	visitedBonus  = 14 // a city of the starter set
	wellKnown     = 5  // a city with hand-written names
	mostProminent = 100
)

// cityWeights gives each city's prominence by row.
func (c *Catalog) cityWeights(grid grid) []float64 {
	weights := make([]float64, len(c.cities))
	for i := range c.cities {
		weights[i] = c.cityWeight(&c.cities[i])
	}
	for i := range c.starter {
		if row := grid.visited(c.cities, &c.starter[i]); row >= 0 {
			weights[row] = math.Min(mostProminent, weights[row]+visitedBonus)
		}
	}
	return weights
}

func (c *Catalog) cityWeight(city *gazetteer.City) float64 {
	w := perTenfold * math.Log10(math.Max(10, float64(city.Population)))
	switch city.Feature {
	case 'C':
		w += capitalBonus
	case 'A':
		w += regionBonus
	case 'X':
		w -= sectionMalus
	}
	if _, known := c.local[cityKey{city.Country, city.Name}]; known && city.Population > 10_000 {
		w += wellKnown
	}
	return w
}

func (c *Catalog) peopleByCountry() map[string]int {
	people := make(map[string]int, len(c.countries))
	for i := range c.cities {
		people[c.cities[i].Country] += c.cities[i].Population
	}
	return people
}

// countryWeight puts a country beside its largest cities.
func countryWeight(people int) float64 { return 58 + 3.5*math.Log10(math.Max(10, float64(people))) }

// sightWeight maps the starter set's own scale (0 to 100) below the cities
// that the sights stand in.
func sightWeight(prominence int) float64 { return 33 + 0.45*float64(prominence) }

// airportWeight follows the most prominent town that the airport serves, less
// with distance: no traffic figures come with the data.
func airportWeight(a *gazetteer.Airport, grid grid, cities []gazetteer.City, weights []float64) float64 {
	best := 30.0
	for _, row := range grid.around(a.Lat, a.Lon) {
		city := &cities[row]
		km := index.DistanceM(a.Lat, a.Lon, city.Lat, city.Lon) / 1000
		if km < 70 {
			best = math.Max(best, weights[row]-km/4)
		}
	}
	return 0.65*best + airportBonus(a)
}

func airportBonus(a *gazetteer.Airport) float64 {
	bonus := 0.0
	name := strings.ToLower(a.Name)
	for _, minor := range []string{"heliport", "seaplane", "air base", "air force", "military", "airstrip", "station", "airfield", "naval", "helipad"} {
		if strings.Contains(name, minor) {
			bonus = -12
		}
	}
	if strings.Contains(name, "international") || strings.Contains(name, "intercontinental") {
		bonus += 8
	}
	if a.City != "" && strings.HasPrefix(fold.Text(a.Name), fold.Text(a.City)) {
		bonus += 5
	}
	if a.CityCode != "" {
		bonus += 7
	}
	return bonus
}
