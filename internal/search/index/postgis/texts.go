package postgis

import "sojourn/internal/search/index"

// texts are a build's queries; made once, so that the server keeps their plans.
//
// MATERIALIZED keeps the planner from walking all places by rank until words
// fit, which it likes to when it takes them for common ones. IS TRUE keeps it
// from asking the index for words that are only to be checked.
type texts struct {
	get, byRank, byWords, byCandidates, byBox, walk, countBox, heads, near, similar string
}

const (
	getSQL = "SELECT row FROM place_# WHERE id = ?::text::uuid"

	headsSQL = `SELECT key, places, reach, CASE WHEN ?::integer > 0 THEN ranks[1:?::integer]::text ELSE '{}' END
FROM head_# WHERE key = ANY(?::text[])`

	byRankSQL = "SELECT row FROM place_# WHERE rank = ANY(?::integer[]) ORDER BY rank"

	byWordsSQL = `WITH found AS MATERIALIZED (SELECT rank, row FROM place_# p WHERE p.words @@ ?::text::tsquery AND ` + inBox + `)
SELECT row FROM found ORDER BY rank LIMIT ?`

	// byCandidates checks places one by one, the best known first, and stops when
	// there are enough; OFFSET 0 holds the planner to that.
	byCandidatesSQL = `WITH candidate AS MATERIALIZED (
  SELECT unnest(ranks) AS rank FROM head_# WHERE key = ANY(?::text[])
  UNION SELECT rank FROM place_# WHERE words @@ ?::text::tsquery)
SELECT found.row FROM (SELECT rank FROM candidate WHERE rank <= ? ORDER BY rank) c CROSS JOIN LATERAL (
  SELECT p.row FROM place_# p WHERE p.rank = c.rank AND (p.words @@ ?::text::tsquery) IS TRUE AND ` + inBox + ` OFFSET 0) found
ORDER BY c.rank LIMIT ?`

	byBoxSQL = `WITH found AS MATERIALIZED (
  SELECT rank, row FROM place_# p WHERE (` + touchesBox + `) AND ` + inBox + ` AND (? = '' OR (p.words @@ ?::text::tsquery) IS TRUE))
SELECT row FROM found ORDER BY rank LIMIT ?`

	walkSQL = "SELECT p.row FROM place_# p WHERE " + inBox + " ORDER BY p.rank LIMIT ?"

	countBoxSQL = "SELECT COUNT(*) FROM (SELECT 1 FROM place_# p WHERE " + touchesBox + " LIMIT ?) AS found"

	// On any sphere the order of distances is the same.
	nearSQL = `SELECT p.row FROM place_# p WHERE (` + touchesBox + `) AND ` + inBox + ` AND (? = '' OR (p.words @@ ?::text::tsquery) IS TRUE)
ORDER BY ST_DistanceSphere(p.spot, ST_SetSRID(ST_MakePoint(?, ?), 4326)), p.rank LIMIT ?`

	similarSQL = `SELECT word, rank, FALSE FROM hint_# WHERE word >= ? AND word < ?
UNION ALL SELECT tail, rank, TRUE FROM hint_tail_# WHERE length = ANY(?::integer[]) AND tail >= ? AND tail < ?`
)

// inBox holds the exact position against the edges of a box, which crosses the
// antimeridian where west is greater than east.
const inBox = `p.lat BETWEEN ? AND ? AND CASE WHEN ?::double precision <= ?::double precision
  THEN p.lon BETWEEN ? AND ? ELSE p.lon >= ? OR p.lon <= ? END`

// touchesBox asks the spatial index for a box's halves; of a box that has none
// the second is NULL, which touches nothing.
const touchesBox = `p.spot && ST_MakeEnvelope(?, ?, ?, ?, 4326) OR p.spot && ST_MakeEnvelope(?, ?, ?, ?, 4326)`

var world = index.Box{West: -180, South: -90, East: 180, North: 90}

func orWorld(b *index.Box) index.Box {
	if b == nil {
		return world
	}
	return *b
}

// inBoxArgs and touchesBoxArgs are the arguments of the texts of their names.
func inBoxArgs(b index.Box) []any {
	return []any{b.South, b.North, b.West, b.East, b.West, b.East, b.West, b.East}
}

func touchesBoxArgs(b index.Box) []any {
	args := make([]any, 8)
	for i, half := range b.Halves() {
		copy(args[4*i:], []any{half.West, half.South, half.East, half.North})
	}
	return args
}

func newTexts(build string) texts {
	return texts{
		get: named(build, getSQL), byRank: named(build, byRankSQL), byWords: named(build, byWordsSQL),
		byCandidates: named(build, byCandidatesSQL), byBox: named(build, byBoxSQL), walk: named(build, walkSQL),
		countBox: named(build, countBoxSQL), heads: named(build, headsSQL), near: named(build, nearSQL), similar: named(build, similarSQL),
	}
}
