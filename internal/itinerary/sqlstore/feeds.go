package sqlstore

import (
	"context"

	"sojourn/internal/itinerary"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

var _ itinerary.Feeds = (*Store)(nil)

// Feed implements itinerary.Feeds.
func (s *Store) Feed(ctx context.Context, itineraryID string) (token string, err error) {
	err = s.db.Row(ctx, "SELECT token FROM feeds WHERE itinerary_id = ?", itineraryID).Scan(&token)
	if fault.Is(err, fault.NotFound) {
		return "", nil
	}
	return token, err
}

// OpenFeed implements itinerary.Feeds.
func (s *Store) OpenFeed(ctx context.Context, f itinerary.Feed) (token string, err error) {
	err = s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, `INSERT INTO feeds (itinerary_id, token, created_at, created_by)
			SELECT id, ?, ?, ? FROM itineraries WHERE id = ? AND deleted_at IS NULL ON CONFLICT (itinerary_id) DO NOTHING`,
			f.Token, sqldb.At(f.CreatedAt), f.CreatedBy, f.ItineraryID)
		if err != nil {
			return err
		}
		return notFound(tx.Row(ctx, "SELECT token FROM feeds WHERE itinerary_id = ?", f.ItineraryID).Scan(&token))
	})
	return token, err
}

// CloseFeed implements itinerary.Feeds.
func (s *Store) CloseFeed(ctx context.Context, itineraryID string) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		_, err := tx.Exec(ctx, "DELETE FROM feeds WHERE itinerary_id = ?", itineraryID)
		return err
	})
}

// ByFeed implements itinerary.Feeds.
func (s *Store) ByFeed(ctx context.Context, token string) (itineraryID string, err error) {
	err = s.db.Row(ctx, `SELECT i.id FROM feeds f JOIN itineraries i ON i.id = f.itinerary_id
		WHERE f.token = ? AND i.deleted_at IS NULL`, token).Scan(&itineraryID)
	return itineraryID, notFound(err)
}
