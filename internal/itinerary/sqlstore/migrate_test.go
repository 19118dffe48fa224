package sqlstore_test

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/migrate"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

// first is the schema as it was at the first migration.
func first(t *testing.T) migrate.Set {
	t.Helper()
	all, only := sqlstore.Migrations(), fstest.MapFS{}
	require.NoError(t, fs.WalkDir(all.Files, ".", func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.Contains(path, "0001_") {
			return err
		}
		b, err := fs.ReadFile(all.Files, path)
		only[path] = &fstest.MapFile{Data: b}
		return err
	}))
	return migrate.Set{Name: all.Name, Files: only}
}

// TestOldTrips: a trip of the first schema is whole after the others, and its
// log says what its tables say.
func TestOldTrips(t *testing.T) {
	t.Parallel()
	sqldbtest.Each(t, func(t *testing.T, db *sqldb.DB) {
		require.NoError(t, db.Write(t.Context(), func(tx *sqldb.Tx) error {
			return tx.Script(t.Context(), `
INSERT INTO itineraries (id, user_id, name, description, start_date, end_date, status, visibility, home_currency, cover, template, seq, created_at, updated_at)
	VALUES ('0199c0de-0000-7000-8000-000000000001', 'ana', 'Lisbon', '', '2027-05-01', '2027-05-03', 'draft', 'private', 'EUR', '', FALSE, 5, 1000000, 2000000);
INSERT INTO members VALUES ('0199c0de-0000-7000-8000-000000000001', 'ana', 'owner');
INSERT INTO days VALUES ('0199c0de-0000-7000-8000-000000000001', '2027-05-02', '', 'bring a coat');
INSERT INTO items (itinerary_id, id, type, title, description, day, pos, locked, booking_ref, url, media_urls, done, created_by, updated_by, created_at, updated_at, seq, deleted)
	VALUES ('0199c0de-0000-7000-8000-000000000001', '0199c0de-0000-7000-8000-000000000002', 'place', 'Say "day":"x"', '', '2027-05-03', 'a1', FALSE, '', '', '[]', FALSE, 'ana', 'ana', 1000000, 1000000, 4, FALSE);
INSERT INTO op_log (itinerary_id, seq, batch, actor, at, kind, entity_type, entity_id, field, value) VALUES
	('0199c0de-0000-7000-8000-000000000001', 1, 'a', 'ana', 1000000, 'create', 'itinerary', '0199c0de-0000-7000-8000-000000000001', '',
		'{"id":"","user_id":"","name":"Lisbon","dates":{"start":"2027-05-01","end":"2027-05-03"},"status":"draft","visibility":"private","home_currency":"EUR"}'),
	('0199c0de-0000-7000-8000-000000000001', 2, 'b', 'ana', 1000000, 'create', 'item', '0199c0de-0000-7000-8000-000000000002', '',
		'{"id":"0199c0de-0000-7000-8000-000000000002","type":"place","title":"Say \"day\":\"x\"","place":{"pos":"a0"},"time":{}}'),
	('0199c0de-0000-7000-8000-000000000001', 3, 'c', 'ana', 1000000, 'place', 'item', '0199c0de-0000-7000-8000-000000000002', '', '{"pos":"a2"}'),
	('0199c0de-0000-7000-8000-000000000001', 4, 'd', 'ana', 1000000, 'place', 'item', '0199c0de-0000-7000-8000-000000000002', '', '{"day":"2027-05-03","pos":"a1"}'),
	('0199c0de-0000-7000-8000-000000000001', 5, 'e', 'ana', 2000000, 'set', 'day', '2027-05-02', 'notes', '"bring a coat"');`)
		}))
		require.NoError(t, migrate.Up(t.Context(), db, eventlog.Migrations(), sqlstore.Migrations()))
		store := sqlstore.New(db, eventlog.NewOutbox(db, itineraryapi.Topic))
		const id = "0199c0de-0000-7000-8000-000000000001"
		snapshot, err := store.Snapshot(t.Context(), id)
		require.NoError(t, err)
		log, err := store.Tail(t.Context(), id, 0, 100)
		require.NoError(t, err)
		require.Len(t, log, 5)
		replica, state := sync.NewReplica(nil), sync.NewState(&trip.Itinerary{ID: id})
		for _, e := range log {
			replica.Fold(e)
			_, err := sync.Reduce(state, e.Op, e.Stamp)
			require.NoError(t, err)
		}
		entities, err := state.Entities()
		require.NoError(t, err)
		want, err := sync.Hash(snapshot.Entities)
		require.NoError(t, err)
		checked, err := sync.Hash(entities)
		require.NoError(t, err)
		require.Equal(t, want, checked)
		doc, err := store.Document(t.Context(), id)
		require.NoError(t, err)
		require.Equal(t, `Say "day":"x"`, doc.Items[0].Title)
		require.Equal(t, trip.Owner, doc.Members[0].Role)
		h, err := store.Head(t.Context(), id, "ana")
		require.NoError(t, err)
		require.Equal(t, trip.Owner, h.Role)
	}, eventlog.Migrations(), first(t))
}
