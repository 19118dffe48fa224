package search

import (
	"cmp"
	"context"
	"slices"

	"sojourn/internal/search/index"
	"sojourn/internal/search/searchapi"
)

// mostSights is how many sights around a point are looked at.
const mostSights = 2000

// Sights implements searchapi.Places.
func (s *Service) Sights(ctx context.Context, in searchapi.SightsInput) ([]searchapi.Location, error) {
	x, err := s.index()
	if err != nil {
		return nil, err
	}
	found, err := x.Within(ctx, in.Lat, in.Lon, min(in.RadiusM, MaxRadius), index.Filter{Kind: string(index.Sight)}, mostSights)
	if err != nil {
		return nil, err
	}
	slices.SortStableFunc(found, func(a, b index.Near) int {
		return cmp.Or(cmp.Compare(b.Prominence, a.Prominence), cmp.Compare(a.ID, b.ID))
	})
	sights := []searchapi.Location{}
	for i := range found {
		if len(sights) == in.Limit {
			break
		}
		if len(in.Kinds) == 0 || slices.Contains(in.Kinds, found[i].Kind) {
			sights = append(sights, location(&found[i].Place))
		}
	}
	return sights, nil
}
