package record_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/search/index"
	"sojourn/internal/search/index/record"
)

func FuzzUnpack(f *testing.F) {
	p := index.Place{ID: "0199c0de-7a3b-7cc1-9f2e-3b1f5a6d7e80", Name: "a", Keys: index.Keys{Names: "a"}}
	f.Add(record.Pack(&p))
	f.Add("")
	f.Add(strings.Repeat("\t", 30))
	f.Fuzz(func(t *testing.T, row string) {
		p, err := record.Unpack(row)
		if err != nil {
			return
		}
		again, err := record.Unpack(record.Pack(&p))
		require.NoError(t, err)
		again.Prominence, p.Prominence = 0, 0 // kept to two decimals
		require.Equal(t, record.Pack(&p), record.Pack(&again))
	})
}
