package catalog

import "testing"

func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		c, err := Load()
		if err != nil {
			b.Fatal(err)
		}
		for i := range c.Len() {
			c.At(i)
		}
	}
}
