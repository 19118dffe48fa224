package catalog

import (
	"cmp"
	"slices"

	"sojourn/internal/search/gazetteer"
	"sojourn/internal/search/index"
)

// Catalog holds the rows of all sources while an index is built.
type Catalog struct {
	cities    []gazetteer.City
	airports  []gazetteer.Airport
	countries []gazetteer.Country
	starter   []gazetteer.StarterCity
	local     map[cityKey]gazetteer.LocalName
	names     map[string]string         // country code → English name
	seats     map[string]gazetteer.City // country code → the town that stands for it
	order     []entry
}

// cityKey finds a city by country and name.
type cityKey struct{ country, name string }

// entry points at a row of one source.
type entry struct {
	prominence float32
	group      index.Group
	row, sight int32
}

// Load reads the embedded data. It takes about 80 MB until it is dropped.
func Load() (*Catalog, error) {
	c := &Catalog{local: map[cityKey]gazetteer.LocalName{}, names: map[string]string{}}
	if err := c.read(); err != nil {
		return nil, err
	}
	for _, country := range c.countries {
		c.names[country.Code] = country.Name
	}
	c.placeCountries()
	c.weigh()
	return c, nil
}

func (c *Catalog) read() (err error) {
	if c.cities, err = gazetteer.Cities(); err != nil {
		return err
	}
	if c.airports, err = gazetteer.Airports(); err != nil {
		return err
	}
	if c.countries, err = gazetteer.Countries(); err != nil {
		return err
	}
	if c.starter, err = gazetteer.Starter(); err != nil {
		return err
	}
	local, err := gazetteer.LocalNames()
	for _, n := range local {
		c.local[cityKey{n.Country, n.City}] = n
	}
	return err
}

// weigh gives every row its prominence and sorts them, the best known first.
// Ties are broken by source and row, so that each build is the same.
func (c *Catalog) weigh() {
	grid := newGrid(c.cities)
	weights := c.cityWeights(grid)
	c.order = make([]entry, 0, len(c.cities)+len(c.airports)+len(c.countries)+4000)
	for i, w := range weights {
		c.order = append(c.order, entry{float32(w), index.City, int32(i), 0})
	}
	for i := range c.airports {
		c.order = append(c.order, entry{float32(airportWeight(&c.airports[i], grid, c.cities, weights)), index.Airport, int32(i), 0})
	}
	people := c.peopleByCountry()
	for i, country := range c.countries {
		c.order = append(c.order, entry{float32(countryWeight(people[country.Code])), index.Country, int32(i), 0})
	}
	for i, city := range c.starter {
		for j, s := range city.Sights {
			c.order = append(c.order, entry{float32(sightWeight(s.Prominence)), index.Sight, int32(i), int32(j)})
		}
	}
	slices.SortStableFunc(c.order, func(a, b entry) int { return cmp.Compare(b.prominence, a.prominence) })
}

// Len is how many places there are.
func (c *Catalog) Len() int { return len(c.order) }

// At makes the i-th place; 0 is the most prominent.
func (c *Catalog) At(i int) index.Place {
	e := c.order[i]
	var p index.Place
	switch e.group {
	case index.City:
		p = c.city(&c.cities[e.row])
	case index.Airport:
		p = c.airport(&c.airports[e.row])
	case index.Country:
		p = c.country(&c.countries[e.row])
	default:
		city := &c.starter[e.row]
		p = c.sight(city, &city.Sights[e.sight])
	}
	p.Prominence = float64(e.prominence)
	return p
}
