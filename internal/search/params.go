package search

import (
	"math"

	"sojourn/internal/search/rank"
)

// distance is what an answer says of a hit's distance; nil without a position.
func distance(at *rank.Point, h *rank.Hit) *float64 {
	if at == nil {
		return nil
	}
	d := round(h.DistanceM)
	return &d
}

// round keeps one decimal.
func round(v float64) float64 { return math.Round(v*10) / 10 }
