package postgis

import (
	"cmp"
	"context"
	"slices"

	"sojourn/internal/search/index"
)

// A search for the nearest looks close by first and widens fourfold until it
// has enough: the last ring costs more than all before it.
const (
	firstRingM = 2_000
	widen      = 4
)

// Within implements index.Index.
func (x *Index) Within(ctx context.Context, lat, lon, radius float64, f index.Filter, limit int) ([]index.Near, error) {
	for ring := min(radius, firstRingM); ; ring = min(ring*widen, radius) {
		found, err := x.ring(ctx, lat, lon, ring, f, limit)
		if err != nil {
			return nil, err
		}
		if len(found) >= limit || ring >= radius {
			return found, nil
		}
	}
}

// ring gives the nearest admitted places within the radius, at most limit. The
// box around it has corners: what lies there is farther than all that counts.
func (x *Index) ring(ctx context.Context, lat, lon, radius float64, f index.Filter, limit int) ([]index.Near, error) {
	query := queryOf(termsOf(index.InAny, nil, f.Kind))
	around := touchesBoxArgs(index.Around(lat, lon, radius))
	places, err := x.places(ctx, x.texts.near, around, inBoxArgs(orWorld(f.Box)), []any{query, query, lon, lat, limit})
	if err != nil {
		return nil, err
	}
	var found []index.Near
	for _, p := range places {
		if d := index.DistanceM(lat, lon, p.Lat, p.Lon); d <= radius {
			found = append(found, index.Near{Place: p, DistanceM: d})
		}
	}
	slices.SortStableFunc(found, func(a, b index.Near) int { return cmp.Compare(a.DistanceM, b.DistanceM) })
	return found, nil
}
