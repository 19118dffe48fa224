package sqlstore_test

import (
	"testing"

	"sojourn/internal/itinerary"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/itinerary/sqlstore"
	"sojourn/internal/itinerary/storetest"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/sqldb"
	"sojourn/internal/kit/sqldb/sqldbtest"
)

func TestStore(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, open func(t *testing.T) *sqlstore.Store) {
		storetest.Run(t, func(t *testing.T) itinerary.Store { return open(t) })
	})
}

func TestInvites(t *testing.T) {
	t.Parallel()
	each(t, func(t *testing.T, open func(t *testing.T) *sqlstore.Store) {
		storetest.RunInvites(t, func(t *testing.T) storetest.Inviting { return open(t) })
	})
}

// each runs a suite on both engines.
func each(t *testing.T, suite func(t *testing.T, open func(t *testing.T) *sqlstore.Store)) {
	t.Helper()
	sqldbtest.EachOpen(t, func(t *testing.T, open func(t *testing.T) *sqldb.DB) {
		suite(t, func(t *testing.T) *sqlstore.Store {
			db := open(t)
			return sqlstore.New(db, eventlog.NewOutbox(db, itineraryapi.Topic))
		})
	}, eventlog.Migrations(), sqlstore.Migrations())
}
