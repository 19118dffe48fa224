package fts

import (
	"cmp"
	"context"
	"slices"

	"sojourn/internal/kit/sqldb"
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
		found, err := x.ring(ctx, lat, lon, ring, f)
		if err != nil {
			return nil, err
		}
		if len(found) >= limit || ring >= radius {
			slices.SortFunc(found, func(a, b index.Near) int {
				return cmp.Or(cmp.Compare(a.DistanceM, b.DistanceM), cmp.Compare(b.Prominence, a.Prominence))
			})
			return found[:min(limit, len(found))], nil
		}
	}
}

// The R*Tree's boxes are rounded outwards, so its test keeps every true hit.
const ringSQL = `SELECT p.row FROM near n JOIN place p ON p.rank = n.rank
WHERE n.north >= ? AND n.south <= ? AND n.east >= ? AND n.west <= ? AND (? = '' OR p.kind = ? OR p.grp = ?)`

// ring gives every admitted place within the radius, in no order.
func (x *Index) ring(ctx context.Context, lat, lon, radius float64, f index.Filter) ([]index.Near, error) {
	var found []index.Near
	for _, b := range index.Around(lat, lon, radius).Halves() {
		near, err := x.places(ctx, ringSQL, b.South, b.North, b.West, b.East, f.Kind, f.Kind, f.Kind)
		if err != nil {
			return nil, err
		}
		for _, p := range near {
			if d := index.DistanceM(lat, lon, p.Lat, p.Lon); d <= radius && f.Admits(&p) {
				found = append(found, index.Near{Place: p, DistanceM: d})
			}
		}
	}
	return found, nil
}

// sparse is how many places of a box are looked at one by one. Where there are
// more, walking all places by rank meets enough of the box's soon.
const sparse = 2000

// Top implements index.Index.
func (x *Index) Top(ctx context.Context, f index.Filter, limit int) ([]index.Place, error) {
	if f.Box == nil {
		return x.places(ctx, topSQL, f.Kind, f.Kind, f.Kind, limit)
	}
	ranks, err := x.ranksIn(ctx, *f.Box)
	if err != nil {
		return nil, err
	}
	if len(ranks) > sparse {
		b := f.Box
		return x.places(ctx, topBoxSQL, f.Kind, f.Kind, f.Kind, b.South, b.North,
			b.West, b.East, b.West, b.East, b.West, b.East, limit)
	}
	return x.admitted(ctx, ranks, f, limit)
}

const (
	topSQL    = `SELECT row FROM place WHERE (? = '' OR kind = ? OR grp = ?) ORDER BY rank LIMIT ?`
	topBoxSQL = `SELECT row FROM place WHERE (? = '' OR kind = ? OR grp = ?) AND lat BETWEEN ? AND ?
  AND CASE WHEN ? <= ? THEN lon BETWEEN ? AND ? ELSE lon >= ? OR lon <= ? END
ORDER BY rank LIMIT ?`
	ranksSQL = `SELECT rank FROM near WHERE north >= ? AND south <= ? AND east >= ? AND west <= ? LIMIT ?`
)

// ranksIn gives the ranks in a box in order, at most a few more than sparse.
func (x *Index) ranksIn(ctx context.Context, box index.Box) ([]int64, error) {
	var ranks []int64
	for _, b := range box.Halves() {
		rows, err := x.db.Query(ctx, ranksSQL, b.South, b.North, b.West, b.East, sparse+1)
		if err != nil {
			return nil, err
		}
		some, err := sqldb.Collect(rows, nil, scanRank)
		if err != nil {
			return nil, err
		}
		ranks = append(ranks, some...)
	}
	slices.Sort(ranks)
	return ranks, nil
}

// admitted reads places by rank until limit of them pass the filter.
func (x *Index) admitted(ctx context.Context, ranks []int64, f index.Filter, limit int) ([]index.Place, error) {
	var found []index.Place
	for _, rank := range ranks {
		at, err := x.places(ctx, "SELECT row FROM place WHERE rank = ?", rank)
		if err != nil {
			return nil, err
		}
		if len(at) == 1 && f.Admits(&at[0]) {
			if found = append(found, at[0]); len(found) == limit {
				break
			}
		}
	}
	return found, nil
}
