package card_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/webui/card"
	"sojourn/internal/webui/scene"
)

var lisbon = [][]scene.Stop{{{Lat: 38.6979, Lon: -9.2061, Number: 1}, {Lat: 38.6916, Lon: -9.2160, Number: 2}}, {{Lat: 38.7139, Lon: -9.1335, Number: 1}}}

func draw(t *testing.T, c card.Card) (*image.RGBA, []byte) {
	t.Helper()
	b, err := c.PNG()
	require.NoError(t, err)
	img, err := png.Decode(bytes.NewReader(b))
	require.NoError(t, err)
	rgba, ok := img.(*image.RGBA)
	require.True(t, ok)
	return rgba, b
}

// dark counts the dark pixels of a box: ink, whatever the letters are.
func dark(img *image.RGBA, box image.Rectangle) (n int) {
	for y := box.Min.Y; y < box.Max.Y; y++ {
		for x := box.Min.X; x < box.Max.X; x++ {
			if c := img.RGBAAt(x, y); int(c.R)+int(c.G)+int(c.B) < 300 {
				n++
			}
		}
	}
	return n
}

var title = image.Rect(84, 165, 504, 300)

func TestCard(t *testing.T) {
	t.Parallel()
	img, first := draw(t, card.Card{Title: "Lisbon", Lines: []string{"Portugal", "1–3 May 2027"}, Days: lisbon, Lang: "en"})
	require.Equal(t, image.Rect(0, 0, card.Width, card.Height), img.Bounds())
	require.Less(t, len(first), 300_000, "previews are fetched by the thousand")
	for at, want := range map[image.Point]string{
		{90, 106}: "#0b6e6a", {300, 470}: "#ffffff", {94, 524}: "#b4460f", {146, 524}: "#1f63b5",
		{600, 20}: "#f7f5f0", // land north of the Tagus
	} {
		require.Equal(t, scene.Colour(want), img.RGBAAt(at.X, at.Y), "%v", at)
	}
	require.Greater(t, dark(img, title), 1000, "the title is there")
	_, again := draw(t, card.Card{Title: "Lisbon", Lines: []string{"Portugal", "1–3 May 2027"}, Days: lisbon, Lang: "en"})
	require.Equal(t, first, again, "the same card gives the same bytes")
}

func TestFromTheRight(t *testing.T) {
	t.Parallel()
	img, _ := draw(t, card.Card{Title: "لشبونة", Days: lisbon, Lang: "ar", RTL: true})
	require.Equal(t, scene.Colour("#ffffff"), img.RGBAAt(900, 470), "the panel stands at the right")
	require.Zero(t, dark(img, image.Rect(700, 165, 860, 260)), "a short title leaves the left of the panel free")
	require.Greater(t, dark(img, image.Rect(860, 165, 1120, 260)), 500)
}

func TestScripts(t *testing.T) {
	t.Parallel()
	blank, _ := draw(t, card.Card{})
	for name, c := range map[string]struct {
		title string
		drawn bool
	}{
		"Latin": {"Málaga", true}, "Vietnamese": {"Đà Nẵng", true}, "Greek": {"Αθήνα", true}, "Cyrillic": {"Київ", true}, "Arabic": {"القاهرة", true},
		"Hebrew": {"ירושלים", true}, "Devanagari": {"दिल्ली", true}, "Japanese": {"京都へ", true},
		"Thai, which no font has, is left out": {"กรุงเทพ", false}, "so is a mixture with it": {"Bangkok กรุงเทพ", false}, "a sign alone leaves nothing": {"🏖️", false},
	} {
		img, _ := draw(t, card.Card{Title: c.title})
		if !c.drawn {
			require.Equal(t, blank.Pix, img.Pix, name)
			continue
		}
		require.Greater(t, dark(img, title), 300, name)
	}
	plain, _ := draw(t, card.Card{Title: "Beach"})
	signed, _ := draw(t, card.Card{Title: "Beach 🏖️"})
	require.Equal(t, plain.Pix, signed.Pix, "a sign that no font has is left out, the name stays")
}

// A name as long as the planner allows stays on the panel.
func TestLongTitle(t *testing.T) {
	t.Parallel()
	long := bytes.Repeat([]byte("Donaudampfschifffahrtsgesellschaft "), 6)
	img, _ := draw(t, card.Card{Title: string(long[:200])})
	blank, _ := draw(t, card.Card{})
	for y := range card.Height {
		for _, x := range []int{50, 60, 70, 520, 530, 540} {
			require.Equal(t, color.Color(blank.At(x, y)), img.At(x, y), "%d %d", x, y)
		}
	}
}
