// Package rank decides which candidates fit a query best: how well the words
// fit, how well known the place is and how near it lies. Each part is on the
// logarithmic scale of prominence, so that adding them multiplies weights.
//
// It is pure and deterministic: equal scores are ordered by prominence, then id.
package rank
