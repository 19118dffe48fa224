package search

import (
	"context"
	"slices"
	"unicode/utf8"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
	"sojourn/internal/search/query"
	"sojourn/internal/search/rank"
)

// candidates is how many places of a text are ranked for a full answer.
const candidates = 200

// Locations finds places. With a text the best fit comes first; with only a
// position the nearest; with only a box or a kind the best known. It answers
// fault.Invalid where the query says nothing to look for.
func (s *Service) Locations(ctx context.Context, q Query) ([]rank.Hit, error) {
	x, err := s.index()
	if err != nil {
		return nil, err
	}
	text := query.Parse(q.Text)
	if lat, lon, ok := query.Coordinates(q.Text); ok {
		return s.position(ctx, lat, lon, q.At)
	}
	switch {
	case len(text.Words) > 0:
		hits, err := find(ctx, x, q, text, candidates)
		if err != nil {
			return nil, err
		}
		return withAirport(ctx, x, q, text, hits)
	case q.Text != "":
		return nil, nil // punctuation only
	case q.At != nil:
		return nearest(ctx, x, q)
	case q.Box != nil || q.Kind != "":
		places, err := x.Top(ctx, q.filter(), q.Limit)
		return rank.Best(text, nil, places, q.Limit), err
	}
	return nil, fault.AtField("query.q", "", "give a text (q), a position (lat and lon), a box (bbox) or a type")
}

func (s *Service) position(ctx context.Context, lat, lon float64, at *rank.Point) ([]rank.Hit, error) {
	p, err := s.custom(ctx, lat, lon)
	if err != nil {
		return nil, err
	}
	return []rank.Hit{rank.Score(query.Text{}, at, p)}, nil
}

func nearest(ctx context.Context, x index.Index, q Query) ([]rank.Hit, error) {
	radius := q.RadiusM
	if radius == 0 {
		radius = MaxRadius
	}
	found, err := x.Within(ctx, q.At.Lat, q.At.Lon, radius, q.filter(), q.Limit)
	hits := make([]rank.Hit, len(found))
	for i := range found {
		hits[i] = rank.Score(query.Text{}, q.At, found[i].Place)
	}
	return hits, err
}

// find looks for a text: all its words in any names and areas, then with one
// typo mended where that gave little.
func find(ctx context.Context, x index.Index, q Query, text query.Text, most int) ([]rank.Hit, error) {
	filter := q.filter()
	if filter.Box == nil && q.At != nil && q.RadiusM > 0 {
		box := index.Around(q.At.Lat, q.At.Lon, q.RadiusM)
		filter.Box = &box
	}
	places, err := gather(ctx, x, text, q.At, filter, most)
	if err != nil {
		return nil, err
	}
	hits := rank.Best(text, q.At, q.keep(places), q.Limit)
	if len(hits) >= enough(text, most) {
		return hits, nil
	}
	places, meant, err := mend(ctx, x, text, filter, most)
	if err != nil {
		return nil, err
	}
	return join(hits, rank.Best(meant, q.At, q.keep(places), q.Limit), q.Limit), nil
}

// enough is how many hits rule a typo out. While somebody types, a short word
// that fits anything is taken as it is.
func enough(text query.Text, most int) int {
	if most < candidates && utf8.RuneCountInString(text.Folded) < 6 {
		return 1
	}
	return 3
}

// keep drops what lies beyond the radius; the box around it has corners.
func (q Query) keep(places []index.Place) []index.Place {
	if q.At == nil || q.RadiusM == 0 {
		return places
	}
	kept := places[:0]
	for i := range places {
		if index.DistanceM(q.At.Lat, q.At.Lon, places[i].Lat, places[i].Lon) <= q.RadiusM {
			kept = append(kept, places[i])
		}
	}
	return kept
}

// join puts what fits as written before what fits when mended.
func join(first, second []rank.Hit, limit int) []rank.Hit {
	for _, h := range second {
		if !slices.ContainsFunc(first, func(f rank.Hit) bool { return f.ID == h.ID }) {
			first = append(first, h)
		}
	}
	return first[:min(limit, len(first))]
}
