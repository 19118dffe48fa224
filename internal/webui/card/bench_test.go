package card_test

import (
	"testing"

	"sojourn/internal/webui/card"
	"sojourn/internal/webui/scene"
)

func BenchmarkCard(b *testing.B) {
	for b.Loop() {
		if _, err := (card.Card{Title: "Lisbon by the river", Lines: []string{"Lisbon", "1–3 May 2027"}, Days: lisbon}).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkWorld(b *testing.B) {
	for b.Loop() {
		if _, err := (card.Card{Title: "Lisbon by the river"}).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLongTrip is the most that one picture costs: a trip of two thousand
// stops.
func BenchmarkLongTrip(b *testing.B) {
	days := make([][]scene.Stop, 100)
	for i := range days {
		for j := range 20 {
			days[i] = append(days[i], scene.Stop{Lat: float64(i) / 3, Lon: float64(j*i%97) / 2, Number: j + 1})
		}
	}
	for b.Loop() {
		if _, err := (card.Card{Title: "Around the world", Days: days}).PNG(); err != nil {
			b.Fatal(err)
		}
	}
}
