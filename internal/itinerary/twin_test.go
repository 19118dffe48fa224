package itinerary_test

import (
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
			_, err = p.Shared(t.Context(), "withdrawn")
			require.True(t, fault.Is(err, fault.NotFound))
		})
	})
}
