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
	sqldbtest.EachOpen(t, func(t *testing.T, open func(t *testing.T) *sqldb.DB) {
		storetest.Run(t, func(t *testing.T) itinerary.Store {
			db := open(t)
			return sqlstore.New(db, eventlog.NewOutbox(db, itineraryapi.Topic))
		})
	}, eventlog.Migrations(), sqlstore.Migrations())
}
