package search_test

import (
	"fmt"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search"
	"sojourn/internal/search/rank"
)

// eachBench measures a service with either index in one run, for their ratio.
func eachBench(b *testing.B, bench func(b *testing.B, s *search.Service)) {
	b.Helper()
	b.Run("fts", func(b *testing.B) { bench(b, setup(b)) })
	b.Run("postgis", func(b *testing.B) { bench(b, setupShared(b)) })
}

func BenchmarkSuggest(b *testing.B) {
	for _, text := range []string{"li", "lis", "lisbo", "la pa"} {
		b.Run(fmt.Sprintf("%d letters", len(text)), func(b *testing.B) {
			eachBench(b, func(b *testing.B, s *search.Service) {
				b.ReportAllocs()
				for b.Loop() {
					_, err := s.Suggest(b.Context(), search.Query{Text: text, Limit: 10})
					require.NoError(b, err)
				}
			})
		})
	}
}

func BenchmarkNearest20Within1km(b *testing.B) {
	at := &rank.Point{Lat: 38.7139, Lon: -9.1394}
	eachBench(b, func(b *testing.B, s *search.Service) {
		b.ReportAllocs()
		for b.Loop() {
			_, err := s.Locations(b.Context(), search.Query{At: at, RadiusM: 1000, Limit: 20})
			require.NoError(b, err)
		}
	})
}
