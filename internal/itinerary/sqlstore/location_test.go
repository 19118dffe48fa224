package sqlstore

import (
	"encoding/json"
	"reflect"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/itinerary/trip"
)

// whole has every field, so that a new one cannot be forgotten here.
func whole(t *testing.T) trip.Location {
	t.Helper()
	var l trip.Location
	v := reflect.ValueOf(&l).Elem()
	for i := range v.NumField() {
		switch f := v.Field(i); f.Kind() {
		case reflect.String:
			f.SetString("Évora 東京 " + v.Type().Field(i).Name)
		case reflect.Float64:
			f.SetFloat(-9.125 - float64(i))
		case reflect.Int:
			f.SetInt(int64(i))
		default:
			t.Fatalf("readPlain knows no %s", f.Kind())
		}
	}
	return l
}

func TestLocationsAreReadWithoutDetour(t *testing.T) {
	t.Parallel()
	for _, want := range []trip.Location{{}, {Name: "Lisbon", Lat: 38.7223, Lon: -9.1393, Zone: "Europe/Lisbon"}, whole(t)} {
		text, err := toJSON(&want)
		require.NoError(t, err)
		var got trip.Location
		require.True(t, readPlain(string(text), &got), text)
		require.Equal(t, want, got)
	}
}

func TestLocationsOfOtherForms(t *testing.T) {
	t.Parallel()
	for text, plain := range map[string]bool{
		`{}`: true, `{"name":"a","name":"b"}`: true, `{"lat":0,"lon":-0.5}`: true,
		`{"name":"a\"b"}`: false, `{"name":"a\u00e9"}`: false, `{ "name": "a" }`: false, `{"Name":"a"}`: false, `{"colour":"red"}`: false,
		`{"lat":1e-7}`: false, `{"name":null}`: false, `{"visit_min":60.0}`: false, `{"lat":01}`: false, `{"lat":.5}`: false, `{"lat":+1}`: false,
		`{"lat":"1"}`: false, `{"name":1}`: false, `{"name":"a",}`: false, `{"name":"a"}}`: false, `{"name":"a"`: false, `[]`: false, `{"name"`: false,
	} {
		requireSame(t, text)
		require.Equal(t, plain, readPlain(text, &trip.Location{}), text)
	}
}

// requireSame: whichever way a text is read, it gives what encoding/json does.
func requireSame(t *testing.T, text string) {
	t.Helper()
	var want trip.Location
	wantErr := json.Unmarshal([]byte(text), &want)
	var got location
	err := got.ScanBytes([]byte(text))
	require.Equal(t, wantErr == nil, err == nil, "%q: %v, %v", text, wantErr, err)
	if err == nil {
		require.Equal(t, want, *got.v, text)
	}
}

func FuzzLocation(f *testing.F) {
	for _, s := range []string{`{}`, `{"name":"a","lat":1.5,"lon":-0}`, `{"zone":"a\n"}`, "{\"name\":\"\xff\"}", `{"visit_min":99999999999999999999}`, `{"lat":1,"lat":2}`} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if text != "" {
			requireSame(t, text)
		}
	})
}
