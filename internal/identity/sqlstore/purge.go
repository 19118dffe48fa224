package sqlstore

import (
	"context"
	"time"

	"sojourn/internal/kit/sqldb"
)

// Purge removes what ended before the instants. A key goes once a newer one
// has signed since before the third instant: nothing that the old one signed
// is still good.
func (s *Store) Purge(ctx context.Context, sessions, links, keys time.Time) (removed int64, err error) {
	steps := []struct {
		query string
		args  []any
	}{
		{"DELETE FROM sessions WHERE expires_at < ? OR revoked_at < ?", []any{sqldb.At(sessions), sqldb.At(sessions)}},
		{"DELETE FROM one_time_tokens WHERE expires_at < ?", []any{sqldb.At(links)}},
		{"DELETE FROM signing_keys WHERE EXISTS (SELECT 1 FROM signing_keys n WHERE n.created_at > signing_keys.created_at AND n.created_at < ?)", []any{sqldb.At(keys)}},
	}
	err = s.db.Write(ctx, func(tx *sqldb.Tx) error {
		removed = 0
		for _, step := range steps {
			n, err := tx.Exec(ctx, step.query, step.args...)
			if err != nil {
				return err
			}
			removed += n
		}
		return nil
	})
	return removed, err
}
