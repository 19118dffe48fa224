package search

import (
	"context"

	"sojourn/internal/search/index"
	"sojourn/internal/search/query"
	"sojourn/internal/search/rank"
)

// spare is how many candidates a suggestion ranks beyond those it shows: few,
// since it answers every key stroke, and they come in order of prominence.
const spare = 3

// Suggest completes what is being typed: at most q.Limit places, best first.
func (s *Service) Suggest(ctx context.Context, q Query) ([]rank.Hit, error) {
	x, err := s.index()
	if err != nil {
		return nil, err
	}
	if lat, lon, ok := query.Coordinates(q.Text); ok {
		return s.position(ctx, lat, lon, q.At)
	}
	text := query.Parse(q.Text)
	if len(text.Words) == 0 {
		return nil, nil
	}
	hits, err := find(ctx, x, q, text, q.Limit+spare)
	if err != nil {
		return nil, err
	}
	return withAirport(ctx, x, q, text, hits)
}

// withAirport puts the airport first whose code was written in capitals.
func withAirport(ctx context.Context, x index.Index, q Query, text query.Text, hits []rank.Hit) ([]rank.Hit, error) {
	if !query.IATA(q.Text) || q.Kind != "" && q.Kind != string(index.Airport) {
		return hits, nil
	}
	exact := []index.Term{{Words: text.Words}}
	airports, err := x.Match(ctx, index.InNames, exact, index.Filter{Kind: string(index.Airport), Box: q.Box}, 3)
	if err != nil {
		return nil, err
	}
	for i := range airports {
		if airports[i].Code == q.Text {
			first := rank.Score(text, q.At, airports[i])
			return before(first, hits, q.Limit), nil
		}
	}
	return hits, nil
}

// before puts a hit in front of the others, with the highest score.
func before(first rank.Hit, hits []rank.Hit, limit int) []rank.Hit {
	all := []rank.Hit{first}
	for _, h := range hits {
		if h.ID != first.ID {
			all = append(all, h)
		}
	}
	if len(all) > 1 {
		all[0].Score = max(first.Score, all[1].Score+1)
	}
	return all[:min(limit, len(all))]
}
