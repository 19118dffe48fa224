package storetest

import (
	"sync"
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

// Inviting is a store that keeps invitations as well.
type Inviting interface {
	itinerary.Store
	itinerary.Invites
}

// RunInvites tests a store of invitations.
func RunInvites(t *testing.T, open func(t *testing.T) Inviting) {
	t.Helper()
	for name, test := range map[string]func(*testing.T, Inviting){
		"what was saved is read":             invitesReadBack,
		"what is not allowed leaves nothing": invitesNotAllowed,
		"the same id is the same invitation": invitesOnce,
		"pages go from new to old":           invitesPaged,
		"revoking happens once":              invitesRevoked,
		"uses at once are all counted":       invitesUsed,
		"purge forgets what ended long ago":  invitesPurged,
		"they go with their itinerary":       invitesGo,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test(t, open(t))
		})
	}
}

func invitation(it trip.Itinerary) itinerary.Invite {
	return itinerary.Invite{ID: id.New(), ItineraryID: it.ID, TokenHash: id.Random(16), Role: trip.Viewer, CreatedBy: it.UserID, CreatedAt: now, ExpiresAt: now.Add(time.Hour)}
}

func allowed(itinerary.Tx, int) error { return nil }

func agreed(itinerary.Tx, itinerary.Invite) error { return nil }

func entered(itinerary.Tx, itinerary.Guest) (bool, error) { return true, nil }

func addInvite(t *testing.T, s Inviting, i itinerary.Invite) itinerary.Invite {
	t.Helper()
	require.NoError(t, s.AddInvite(t.Context(), i, allowed))
	return i
}

func invitesReadBack(t *testing.T, s Inviting) {
	it := create(t, s, "u1")
	i := invitation(it)
	i.Email, i.PasswordHash, i.MaxUses = "bea@example.org", "$argon2id$…", 3
	addInvite(t, s, i)
	got, of, err := s.InviteByHash(t.Context(), i.TokenHash)
	require.NoError(t, err)
	require.Equal(t, i, got)
	require.Equal(t, it.ID, of.ID)
	_, _, err = s.InviteByHash(t.Context(), "")
	require.True(t, fault.Is(err, fault.NotFound))
}

func invitesNotAllowed(t *testing.T, s Inviting) {
	it := create(t, s, "u1")
	full := invitation(it)
	full.MaxUses = 1
	addInvite(t, s, full)
	require.NoError(t, s.UseInvite(t.Context(), full.ID, "u2", now, entered))
	over := invitation(it)
	over.ExpiresAt = now
	addInvite(t, s, over)
	addInvite(t, s, invitation(it))
	i := invitation(it)
	refused := fault.New(fault.Forbidden, "no")
	require.ErrorIs(t, s.AddInvite(t.Context(), i, func(tx itinerary.Tx, open int) error {
		require.Equal(t, 1, open, "neither the used up nor the expired one")
		require.Equal(t, it.ID, tx.Itinerary().ID)
		return refused
	}), refused)
	_, _, err := s.InviteByHash(t.Context(), i.TokenHash)
	require.True(t, fault.Is(err, fault.NotFound))
	i.ItineraryID = id.New()
	require.True(t, fault.Is(s.AddInvite(t.Context(), i, allowed), fault.NotFound))
}

func invitesOnce(t *testing.T, s Inviting) {
	it := create(t, s, "u1")
	i := addInvite(t, s, invitation(it))
	old := i.TokenHash
	i.TokenHash = "fresh"
	addInvite(t, s, i)
	_, _, err := s.InviteByHash(t.Context(), old)
	require.True(t, fault.Is(err, fault.NotFound))
	i.CreatedBy = "u2"
	require.True(t, fault.Is(s.AddInvite(t.Context(), i, allowed), fault.Conflict))
}

func invitesPaged(t *testing.T, s Inviting) {
	it, other := create(t, s, "u1"), create(t, s, "u1")
	var want []string
	for range 3 {
		want = append([]string{addInvite(t, s, invitation(it)).ID}, want...)
	}
	addInvite(t, s, invitation(other))
	page, err := s.ListInvites(t.Context(), it.ID, "", 2)
	require.NoError(t, err)
	rest, err := s.ListInvites(t.Context(), it.ID, page[1].ID, 2)
	require.NoError(t, err)
	var got []string
	for _, i := range append(page, rest...) {
		got = append(got, i.ID)
	}
	require.Equal(t, want, got)
}

func invitesRevoked(t *testing.T, s Inviting) {
	it, other := create(t, s, "u1"), create(t, s, "u1")
	i := addInvite(t, s, invitation(it))
	refused := fault.New(fault.Forbidden, "no")
	require.ErrorIs(t, s.RevokeInvite(t.Context(), it.ID, i.ID, now, func(_ itinerary.Tx, got itinerary.Invite) error {
		require.Equal(t, i, got)
		return refused
	}), refused)
	require.True(t, fault.Is(s.RevokeInvite(t.Context(), other.ID, i.ID, now, agreed), fault.NotFound))
	require.NoError(t, s.RevokeInvite(t.Context(), it.ID, i.ID, now, agreed))
	require.NoError(t, s.RevokeInvite(t.Context(), it.ID, i.ID, now.Add(time.Hour), agreed))
	got, _, err := s.InviteByHash(t.Context(), i.TokenHash)
	require.NoError(t, err)
	require.Equal(t, now, got.RevokedAt)
}

// invitesUsed: each guest is told of all who came before.
func invitesUsed(t *testing.T, s Inviting) {
	const guests = 8
	i := addInvite(t, s, invitation(create(t, s, "u1")))
	seen := make(chan int, guests)
	errs := make(chan error, guests)
	var wg sync.WaitGroup
	for n := range guests {
		wg.Go(func() {
			uses := -1 // of the attempt that was committed: an engine may run it again
			errs <- s.UseInvite(t.Context(), i.ID, "guest"+string(rune('a'+n)), now, func(_ itinerary.Tx, g itinerary.Guest) (bool, error) {
				uses = g.Uses
				return !g.Again, nil
			})
			seen <- uses
		})
	}
	wg.Wait()
	close(seen)
	close(errs)
	for err := range errs {
		require.NoError(t, err)
	}
	counts := map[int]bool{}
	for n := range seen {
		counts[n] = true
	}
	require.Len(t, counts, guests, "no two saw the same count")
	require.NoError(t, s.UseInvite(t.Context(), i.ID, "guesta", now, func(_ itinerary.Tx, g itinerary.Guest) (bool, error) {
		require.True(t, g.Again)
		require.Equal(t, guests, g.Uses)
		require.Equal(t, 1, g.Members, "the owner: nobody was made a member")
		return false, nil
	}))
	refused := fault.New(fault.NotFound, "no")
	require.ErrorIs(t, s.UseInvite(t.Context(), i.ID, "late", now, func(itinerary.Tx, itinerary.Guest) (bool, error) { return true, refused }), refused)
	got, _, err := s.InviteByHash(t.Context(), i.TokenHash)
	require.NoError(t, err)
	require.Equal(t, guests, got.Uses)
	require.True(t, fault.Is(s.UseInvite(t.Context(), id.New(), "x", now, entered), fault.NotFound))
}

func invitesPurged(t *testing.T, s Inviting) {
	it := create(t, s, "u1")
	kept := invitation(it)
	kept.ExpiresAt = now.AddDate(1, 0, 0)
	expired, revoked, used := invitation(it), kept, kept
	revoked.ID, revoked.TokenHash = id.New(), "revoked"
	used.ID, used.TokenHash, used.MaxUses = id.New(), "used", 1
	for _, i := range []itinerary.Invite{kept, expired, revoked, used} {
		addInvite(t, s, i)
	}
	require.NoError(t, s.RevokeInvite(t.Context(), it.ID, revoked.ID, now, agreed))
	require.NoError(t, s.UseInvite(t.Context(), used.ID, "u2", now, entered))
	n, err := s.PurgeInvites(t.Context(), now)
	require.NoError(t, err)
	require.Zero(t, n)
	n, err = s.PurgeInvites(t.Context(), now.Add(2*time.Hour))
	require.NoError(t, err)
	require.EqualValues(t, 3, n)
	left, err := s.ListInvites(t.Context(), it.ID, "", 10)
	require.NoError(t, err)
	require.Equal(t, []itinerary.Invite{kept}, left)
}

func invitesGo(t *testing.T, s Inviting) {
	it := create(t, s, "u1")
	i := addInvite(t, s, invitation(it))
	require.NoError(t, s.UseInvite(t.Context(), i.ID, "u2", now, entered))
	require.NoError(t, s.Change(t.Context(), it.ID, func(tx itinerary.Tx) error {
		tx.Itinerary().DeletedAt = now
		return tx.Save(t.Context(), emptyState(tx), nil, nil)
	}))
	_, err := s.Purge(t.Context(), now.Add(time.Second), 10, purgedEvent)
	require.NoError(t, err)
	_, _, err = s.InviteByHash(t.Context(), i.TokenHash)
	require.True(t, fault.Is(err, fault.NotFound))
}

func emptyState(tx itinerary.Tx) *opsync.State { return opsync.NewState(tx.Itinerary()) }

func purgedEvent(it trip.Itinerary) (eventlog.Event, error) {
	return eventlog.New("itinerary.purged.v1", it.ID, now, map[string]string{})
}
