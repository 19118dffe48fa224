package fold

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/stretchr/testify/require"
)

func TestText(t *testing.T) {
	t.Parallel()
	for _, tc := range []struct{ name, in, want string }{
		{"empty", "", ""},
		{"case and punctuation", "  St. John's, Antigua ", "st johns antigua"},
		{"accents", "Belém Tower", "belem tower"},
		{"letters without decomposition", "Łódź Ærø Straße Đà Nẵng İzmir Iğdır", "lodz aero strasse da nang izmir igdir"},
		{"typographic apostrophe", "Xi’an", "xian"},
		{"hyphen splits", "Nara-shi", "nara shi"},
		{"cyrillic", "Москва́", "москва"},
		{"greek", "Αθήνα", "αθηνα"},
		{"han", "東京タワー", "東京タワー"},
		{"full width", "ＴＯＫＹＯ　１", "tokyo 1"},
		{"arabic", "القاهرة", "القاهرة"},
		{"emoji", "🏰 castle 🏰", "castle"},
		{"invalid bytes", "a\xffb", "a b"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tc.want, Text(tc.in))
		})
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	require.Equal(t, []string{"rio", "de", "janeiro"}, Words("Rio-de-Janeiro"))
	require.Empty(t, Words(" ,;! "))
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "Lisboa", "São Paulo", "İstanbul", "서울", "\xff\xfe", "ǅ", "ﬁ", "ẞ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		got := Text(s)
		require.True(t, utf8.ValidString(got))
		require.Equal(t, strings.Join(strings.Fields(got), " "), got, "single spaces, none at the ends")
		require.Equal(t, strings.Fields(got), Words(s))
		require.Equal(t, got, Text(got), "folding twice changes nothing")
	})
}
