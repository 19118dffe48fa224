package storetest

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary"
	opsync "sojourn/internal/itinerary/sync"
	"sojourn/internal/itinerary/trip"
	"sojourn/internal/kit/eventlog"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

// feeds: an itinerary has one feed at most, which leads to it while it lives.
func feeds(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	token, err := s.Feed(t.Context(), it.ID)
	require.NoError(t, err)
	require.Empty(t, token)
	for _, offered := range []string{"first", "second"} {
		token, err = s.OpenFeed(t.Context(), itinerary.Feed{ItineraryID: it.ID, Token: offered, CreatedBy: "u1", CreatedAt: now})
		require.NoError(t, err)
		require.Equal(t, "first", token, "a feed that exists stays")
	}
	token, err = s.Feed(t.Context(), it.ID)
	require.NoError(t, err)
	require.Equal(t, "first", token)
	found, err := s.ByFeed(t.Context(), "first")
	require.NoError(t, err)
	require.Equal(t, it.ID, found)
	for _, wrong := range []string{"", "second", "FIRST"} {
		_, err = s.ByFeed(t.Context(), wrong)
		require.True(t, fault.Is(err, fault.NotFound), wrong)
	}
	for range 2 {
		require.NoError(t, s.CloseFeed(t.Context(), it.ID))
	}
	_, err = s.ByFeed(t.Context(), "first")
	require.True(t, fault.Is(err, fault.NotFound))
	_, err = s.OpenFeed(t.Context(), itinerary.Feed{ItineraryID: id.New(), Token: "third", CreatedAt: now})
	require.True(t, fault.Is(err, fault.NotFound))
}

// feedsEnd: the feed of a deleted itinerary leads nowhere, and goes with it.
func feedsEnd(t *testing.T, s itinerary.Store) {
	it := create(t, s, "u1")
	_, err := s.OpenFeed(t.Context(), itinerary.Feed{ItineraryID: it.ID, Token: "secret", CreatedBy: "u1", CreatedAt: now})
	require.NoError(t, err)
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		tx.Itinerary().DeletedAt = now
		return tx.Save(t.Context(), opsync.NewState(tx.Itinerary()), nil, nil)
	}))
	_, err = s.ByFeed(t.Context(), "secret")
	require.True(t, fault.Is(err, fault.NotFound))
	_, err = s.Purge(t.Context(), now.Add(time.Hour), 10, func(it trip.Itinerary) (eventlog.Event, error) {
		return eventlog.New("itinerary.purged.v1", it.ID, now, map[string]string{})
	})
	require.NoError(t, err)
	token, err := s.Feed(t.Context(), it.ID)
	require.NoError(t, err)
	require.Empty(t, token)
}
