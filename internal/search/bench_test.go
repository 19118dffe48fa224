package search_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search"
	"sojourn/internal/search/rank"
)

func BenchmarkSuggest(b *testing.B) {
	for _, text := range []string{"li", "lis", "lisbo", "la pa"} {
		b.Run(fmt.Sprintf("%d letters", len(text)), func(b *testing.B) {
			s := setup(b)
			b.ReportAllocs()
			for b.Loop() {
				_, err := s.Suggest(b.Context(), search.Query{Text: text, Limit: 10})
				require.NoError(b, err)
			}
		})
	}
}

func BenchmarkNearest20Within1km(b *testing.B) {
	s := setup(b)
	at := &rank.Point{Lat: 38.7139, Lon: -9.1394}
	b.ReportAllocs()
	for b.Loop() {
		_, err := s.Locations(b.Context(), search.Query{At: at, RadiusM: 1000, Limit: 20})
		require.NoError(b, err)
	}
}
