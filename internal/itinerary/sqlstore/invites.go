package sqlstore

import (
	"context"
	"database/sql"
	"time"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/sqldb"
)

var _ itinerary.Invites = (*Store)(nil)

const selectInvite = `SELECT id, itinerary_id, token_hash, role, email, password_hash, max_uses, uses, created_by, created_at, expires_at, revoked_at
	FROM invites WHERE `

func scanInvite(row sqldb.Scanner) (i itinerary.Invite, err error) {
	var created, expires, revoked sqldb.Micros
	err = row.Scan(&i.ID, &i.ItineraryID, &i.TokenHash, (*string)(&i.Role), &i.Email, &i.PasswordHash, &i.MaxUses, &i.Uses,
		&i.CreatedBy, &created, &expires, &revoked)
	i.CreatedAt, i.ExpiresAt, i.RevokedAt = created.Time(), expires.Time(), revoked.Time()
	return i, err
}

func listInvites(ctx context.Context, q sqldb.Queryer, where string, args ...any) ([]itinerary.Invite, error) {
	rows, err := q.Query(ctx, selectInvite+where, args...)
	return sqldb.Collect(rows, err, func(r *sql.Rows) (itinerary.Invite, error) { return scanInvite(r) })
}

func oneInvite(ctx context.Context, q sqldb.Queryer, where string, args ...any) (itinerary.Invite, error) {
	found, err := listInvites(ctx, q, where, args...)
	if err == nil && len(found) == 0 {
		err = fault.New(fault.NotFound, "there is no such invitation")
	}
	if err != nil {
		return itinerary.Invite{}, err
	}
	return found[0], nil
}

// AddInvite implements itinerary.Invites.
func (s *Store) AddInvite(ctx context.Context, i itinerary.Invite, allow func(itinerary.Tx, int) error) error {
	return s.Change(ctx, i.ItineraryID, func(tx itinerary.Tx) error {
		d := tx.(*draft)
		var open int
		err := d.tx.Row(ctx, `SELECT COUNT(*) FROM invites WHERE itinerary_id = ? AND id <> ? AND revoked_at IS NULL AND expires_at > ?
			AND (max_uses = 0 OR uses < max_uses)`, i.ItineraryID, i.ID, sqldb.At(i.CreatedAt)).Scan(&open)
		if err != nil {
			return err
		}
		if err := allow(tx, open); err != nil {
			return err
		}
		n, err := d.tx.Exec(ctx, `INSERT INTO invites (id, itinerary_id, token_hash, role, email, password_hash, max_uses, uses, created_by, created_at, expires_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, 0, ?, ?, ?)
			ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash
			WHERE invites.itinerary_id = excluded.itinerary_id AND invites.created_by = excluded.created_by`,
			i.ID, i.ItineraryID, i.TokenHash, string(i.Role), i.Email, i.PasswordHash, i.MaxUses, i.CreatedBy, sqldb.At(i.CreatedAt), sqldb.At(i.ExpiresAt))
		if err == nil && n == 0 {
			err = fault.New(fault.Conflict, "an invitation with this id exists already")
		}
		return err
	})
}

// ListInvites implements itinerary.Invites.
func (s *Store) ListInvites(ctx context.Context, itineraryID, before string, limit int) ([]itinerary.Invite, error) {
	return listInvites(ctx, s.db, "itinerary_id = ? AND (? = '' OR id < ?) ORDER BY id DESC LIMIT ?", itineraryID, before, before, limit)
}

// InviteByHash implements itinerary.Invites.
func (s *Store) InviteByHash(ctx context.Context, hash string) (itinerary.Invite, trip.Itinerary, error) {
	i, err := oneInvite(ctx, s.db, "token_hash = ?", hash)
	if err != nil {
		return i, trip.Itinerary{}, err
	}
	it, err := readItinerary(ctx, s.db, "i.id = ?", i.ItineraryID)
	return i, it, err
}

// RevokeInvite implements itinerary.Invites.
func (s *Store) RevokeInvite(ctx context.Context, itineraryID, inviteID string, at time.Time, allow func(itinerary.Tx, itinerary.Invite) error) error {
	return s.Change(ctx, itineraryID, func(tx itinerary.Tx) error {
		d := tx.(*draft)
		i, err := oneInvite(ctx, d.tx, "itinerary_id = ? AND id = ?", itineraryID, inviteID)
		if err != nil && !fault.Is(err, fault.NotFound) {
			return err
		}
		if refused := allow(tx, i); refused != nil {
			return refused
		}
		if err != nil {
			return err
		}
		_, err = d.tx.Exec(ctx, "UPDATE invites SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", sqldb.At(at), inviteID)
		return err
	})
}

// UseInvite implements itinerary.Invites.
func (s *Store) UseInvite(ctx context.Context, inviteID, userID string, at time.Time, enter func(itinerary.Tx, itinerary.Guest) (bool, error)) error {
	return s.db.Write(ctx, func(tx *sqldb.Tx) error {
		i, err := oneInvite(ctx, tx, "id = ?", inviteID)
		if err != nil {
			return err
		}
		return s.ChangeIn(ctx, tx, i.ItineraryID, func(t itinerary.Tx) error {
			g, err := guest(ctx, tx, i, userID)
			if err != nil {
				return err
			}
			entered, err := enter(t, g)
			if err != nil || !entered {
				return err
			}
			return countUse(ctx, tx, inviteID, userID, at)
		})
	})
}

// guest reads what decides about somebody, once the itinerary is locked: the
// invitation may have been used or revoked while this waited.
func guest(ctx context.Context, tx *sqldb.Tx, i itinerary.Invite, userID string) (g itinerary.Guest, err error) {
	if g.Invite, err = oneInvite(ctx, tx, "id = ?", i.ID); err != nil {
		return g, err
	}
	var before int
	err = tx.Row(ctx, `SELECT (SELECT COUNT(*) FROM invite_uses WHERE invite_id = ? AND user_id = ?),
		(SELECT COUNT(*) FROM members WHERE itinerary_id = ?)`, i.ID, userID, i.ItineraryID).Scan(&before, &g.Members)
	g.Again = before > 0
	return g, err
}

func countUse(ctx context.Context, tx *sqldb.Tx, inviteID, userID string, at time.Time) error {
	if _, err := tx.Exec(ctx, "INSERT INTO invite_uses (invite_id, user_id, used_at) VALUES (?, ?, ?)", inviteID, userID, sqldb.At(at)); err != nil {
		return err
	}
	_, err := tx.Exec(ctx, "UPDATE invites SET uses = uses + 1, used_at = ? WHERE id = ?", sqldb.At(at), inviteID)
	return err
}

// PurgeInvites implements itinerary.Invites.
func (s *Store) PurgeInvites(ctx context.Context, before time.Time) (n int64, err error) {
	err = s.db.Write(ctx, func(tx *sqldb.Tx) error {
		b := sqldb.At(before)
		n, err = tx.Exec(ctx, "DELETE FROM invites WHERE expires_at < ? OR revoked_at < ? OR (max_uses > 0 AND uses >= max_uses AND used_at < ?)", b, b, b)
		return err
	})
	return n, err
}
