package preference_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"sojourn/internal/identity/preference"
	"sojourn/internal/kit/fault"
)

// The keys that the HTTP contract names.
var keys = []string{"theme", "locale", "home_currency", "distance_unit", "time_format", "first_weekday", "pace", "interests",
	"budget", "diet", "access", "contrast", "default_mode", "single_key_shortcuts", "home_location"}

func TestSchemaHasTheContractsKeys(t *testing.T) {
	t.Parallel()
	var got []string
	for key, p := range preference.Parsed().Properties {
		got = append(got, key)
		require.NotEmpty(t, p.Description, key)
		require.NotEmpty(t, p.Examples, key)
	}
	require.ElementsMatch(t, keys, got)
}

func patch(t *testing.T, s string) map[string]any {
	t.Helper()
	var m map[string]any
	require.NoError(t, json.Unmarshal([]byte(s), &m))
	return m
}

// RFC 7396, as far as preferences go.
func TestApply(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ now, patch, want string }{
		{``, `{}`, `{}`},
		{``, `{"theme":"dark"}`, `{"theme":"dark"}`},
		{`{"theme":"dark"}`, `{"theme":null}`, `{}`},
		{`{"theme":"dark"}`, `{"pace":null}`, `{"theme":"dark"}`},
		{`{"theme":"dark"}`, `{"theme":"light","pace":"packed"}`, `{"pace":"packed","theme":"light"}`},
		{`{"interests":["art","food"]}`, `{"interests":["wine"]}`, `{"interests":["wine"]}`},
		{`{"home_location":{"name":"a","lat":1,"lon":2}}`, `{"home_location":{"lat":-90}}`, `{"home_location":{"lat":-90,"lon":2,"name":"a"}}`},
		{`{"home_location":{"name":"a","lat":1,"lon":2}}`, `{"home_location":null}`, `{}`},
		{``, `{"locale":"zh-Hant-TW","home_currency":"JPY","single_key_shortcuts":false}`, `{"home_currency":"JPY","locale":"zh-Hant-TW","single_key_shortcuts":false}`},
		{``, `{"budget":"low","contrast":"more"}`, `{"budget":"low","contrast":"more"}`},
		{``, `{"diet":["vegan","nut_allergy"],"access":["step_free"]}`, `{"access":["step_free"],"diet":["vegan","nut_allergy"]}`},
		{`{"diet":["vegan"],"access":["vision"]}`, `{"diet":[],"access":null}`, `{"diet":[]}`},
	} {
		got, err := preference.Apply(tt.now, patch(t, tt.patch), "p")
		require.NoError(t, err, tt.patch)
		require.Equal(t, tt.want, got)
	}
}

func TestApplyRefuses(t *testing.T) {
	t.Parallel()
	for body, field := range map[string]string{
		`{"colour":1}`: "p.colour", `{"colour":null}`: "p.colour", `{"theme":"pink"}`: "p.theme", `{"theme":["dark"]}`: "p.theme",
		`{"theme":{"a":1}}`: "p.theme", `{"locale":"x"}`: "p.locale", `{"locale":"qq"}`: "p.locale", `{"home_currency":"eur"}`: "p.home_currency",
		`{"home_currency":"QQQ"}`: "p.home_currency", `{"interests":"art"}`: "p.interests", `{"interests":[1]}`: "p.interests[0]",
		`{"interests":["art",null]}`: "p.interests[1]", `{"interests":["art","art"]}`: "p.interests[1]", `{"interests":[""]}`: "p.interests[0]",
		`{"interests":["trains"]}`: "p.interests[0]", `{"budget":"none"}`: "p.budget", `{"diet":["vegan","paleo"]}`: "p.diet[1]",
		`{"access":"step_free"}`: "p.access", `{"contrast":"less"}`: "p.contrast",
		`{"home_location":{"name":"a\u0000","lat":1,"lon":0}}`: "p.home_location.name", `{"single_key_shortcuts":"yes"}`: "p.single_key_shortcuts",
		`{"home_location":{"name":"x","lat":1}}`: "p.home_location.lon", `{"home_location":{"name":"x","lat":91,"lon":0}}`: "p.home_location.lat",
		`{"home_location":{"name":"","lat":1,"lon":0}}`: "p.home_location.name", `{"home_location":{"zone":null}}`: "p.home_location.zone",
		`{"home_location":[]}`: "p.home_location",
	} {
		_, err := preference.Apply("{}", patch(t, body), "p")
		require.True(t, fault.Is(err, fault.Invalid), body)
		refused, ok := errors.AsType[*fault.Error](err)
		require.True(t, ok)
		require.Equal(t, field, refused.Fields[0].Location, body)
	}
	_, err := preference.Apply("{}", patch(t, `{"home_location":{"name":"`+strings.Repeat("🎨", 201)+`","lat":1,"lon":0}}`), "p")
	require.ErrorContains(t, err, "1 to 200 characters")
	_, err = preference.Apply(`{"interests":["`+strings.Repeat("x", preference.MaxBytes)+`"]}`, patch(t, `{"theme":"dark"}`), "p")
	require.ErrorContains(t, err, "8192 bytes")
}

// The languages that the pages speak, each also with a region or a script.
func TestLocales(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"en", "de", "fr", "es", "ja", "ar", "en-GB", "de-AT", "fr-CA", "es-419", "ja-JP", "ar-EG", "ar-Arab-SA", "pt-PT"} {
		got, err := preference.Apply("", map[string]any{"locale": tag}, "p")
		require.NoError(t, err, tag)
		require.Equal(t, `{"locale":"`+tag+`"}`, got)
	}
}

// Interests were words of one's own once.
func TestWhatAnOlderSchemaLetInStays(t *testing.T) {
	t.Parallel()
	const old = `{"interests":["🎨 art","متاحف"]}`
	kept, err := preference.Apply(old, patch(t, `{"theme":"dark"}`), "p")
	require.NoError(t, err)
	require.JSONEq(t, `{"interests":["🎨 art","متاحف"],"theme":"dark"}`, kept)
	_, err = preference.Apply(old, patch(t, old), "p")
	require.True(t, fault.Is(err, fault.Invalid), "but is not let in anew")
	replaced, err := preference.Apply(old, patch(t, `{"interests":["art"]}`), "p")
	require.NoError(t, err)
	require.JSONEq(t, `{"interests":["art"]}`, replaced)
}

func FuzzApply(f *testing.F) {
	f.Add(`{"theme":"dark"}`, `{"home_location":{"name":"x","lat":1,"lon":2},"theme":null}`)
	f.Fuzz(func(t *testing.T, one, two string) {
		var a, b map[string]any
		if json.Unmarshal([]byte(one), &a) != nil || json.Unmarshal([]byte(two), &b) != nil {
			return
		}
		first, err := preference.Apply("", a, "p")
		if err != nil {
			return
		}
		kept, err := preference.Decode(first)
		require.NoError(t, err)
		again, err := preference.Apply("", kept, "p")
		require.NoError(t, err)
		require.Equal(t, first, again, "what was accepted once stays good")
		if second, err := preference.Apply(first, b, "p"); err == nil {
			repeated, err := preference.Apply(second, b, "p")
			require.NoError(t, err)
			require.Equal(t, second, repeated, "a merge patch is idempotent")
		}
	})
}

func TestPatchedKeysAreAsPatched(t *testing.T) {
	t.Parallel()
	rapid.Check(t, func(t *rapid.T) {
		themes := rapid.SampledFrom([]any{"system", "light", "dark", nil})
		paces := rapid.SampledFrom([]any{"relaxed", "normal", "packed", nil})
		model, text := map[string]any{}, ""
		for range rapid.IntRange(1, 8).Draw(t, "patches") {
			p := map[string]any{}
			if rapid.Bool().Draw(t, "theme") {
				p["theme"] = themes.Draw(t, "theme value")
			}
			if rapid.Bool().Draw(t, "pace") {
				p["pace"] = paces.Draw(t, "pace value")
			}
			for k, v := range p {
				if delete(model, k); v != nil {
					model[k] = v
				}
			}
			var err error
			text, err = preference.Apply(text, p, "p")
			require.NoError(t, err)
		}
		got, err := preference.Decode(text)
		require.NoError(t, err)
		require.Equal(t, model, got)
	})
}
