package itinerary_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/rpc/rpctest"
)

func TestPagesTwin(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		trip := w.lisbon()
		w.add(trip, `{"title":"Tower","day":"2027-05-02","start_local":"23:00","end_local":"01:00","location_id":"`+tower+`"}`)
		link := w.do(ana, "POST", trip+"/share", "").ok(200).text("share_url")
		token := strings.TrimPrefix(link, "https://trips.example/s/")
		want, err := w.module.Shared(w.t.Context(), token)
		require.NoError(w.t, err)
		rpctest.Twin(w.t, itineraryapi.PagesContract, itineraryapi.Pages(w.module.Service), func(t *testing.T, p itineraryapi.Pages) {
			got, err := p.Shared(t.Context(), token)
			require.NoError(t, err)
			require.Equal(t, want, got, "every field arrives")
			opened, err := p.Opened(t.Context(), itineraryapi.OpenedInput{ItineraryID: want.ID, UserID: ana})
			require.NoError(t, err)
			require.Equal(t, want, opened)
			_, err = p.Opened(t.Context(), itineraryapi.OpenedInput{ItineraryID: want.ID, UserID: cem})
			require.True(t, fault.Is(err, fault.NotFound), "a stranger learns nothing")
			_, err = p.Shared(t.Context(), "withdrawn")
			require.True(t, fault.Is(err, fault.NotFound))
		})
	})
}

func TestInvitationTwin(t *testing.T) {
	t.Parallel()
	each(t, func(w *world) {
		path := w.lisbon()
		token := w.open(path, `{"role":"viewer","password":"sesame open","email":"bea@example.org","max_uses":5}`).text("token")
		w.accept(bea, token, "sesame open").ok(200)
		ctx := w.t.Context()
		in := itineraryapi.InvitationInput{Token: token, UserID: bea}
		want, err := w.module.Invitation(ctx, in)
		require.NoError(w.t, err)
		require.NotEmpty(w.t, want.ItineraryID)
		rpctest.Twin(w.t, itineraryapi.PagesContract, itineraryapi.Pages(w.module.Service), func(t *testing.T, p itineraryapi.Pages) {
			got, err := p.Invitation(t.Context(), in)
			require.NoError(t, err)
			require.Equal(t, want, got, "every field arrives")
			accepted, err := p.AcceptInvitation(t.Context(), itineraryapi.AcceptInput{Token: token, UserID: bea})
			require.NoError(t, err)
			require.Equal(t, itineraryapi.Accepted{ItineraryID: want.ItineraryID, Role: "viewer"}, accepted)
			_, err = p.AcceptInvitation(t.Context(), itineraryapi.AcceptInput{Token: token, UserID: cem, Password: "wrong guess", Address: "192.0.2.1"})
			refused, ok := errors.AsType[*fault.Error](err)
			require.True(t, ok)
			require.Equal(t, fault.Forbidden, refused.Kind)
			require.Equal(t, "body.password", refused.Fields[0].Location)
			_, err = p.Invitation(t.Context(), itineraryapi.InvitationInput{Token: "unknown"})
			require.True(t, fault.Is(err, fault.NotFound))
		})
	})
}
