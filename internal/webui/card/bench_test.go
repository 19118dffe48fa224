package card_test

import (
	"testing"

	"sojourn/internal/webui/card"
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
