package e2e_test

import (
	"bufio"
	"context"
	"encoding/json"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

// planningDays: three easy days in Lisbon with two musts and lunch, applied,
// checked, edited, a day put in order, and all of it taken back.
func planningDays(t *testing.T, s *site) {
	a, viewer := s.register("Ana"), s.register("Eve")
	made := s.must(201, "POST", "/api/v1/itineraries", a.token, object{"name": "Lisbon", "start_date": "2027-05-01", "end_date": "2027-05-03"})
	path := "/api/v1/itineraries/" + made["id"].(string)
	must := []string{s.place(a.token, "belem tower"), s.place(a.token, "national tile museum")}
	wishes := object{"pace": "easy", "must_see": must, "near": object{"lat": 38.7139, "lon": -9.1394, "radius_m": 12000}, "seed": 3, "iterations": 2000,
		"breaks": []object{{"kind": "lunch", "from": "12:00", "to": "14:00", "minutes": 60}}}
	s.must(404, "POST", path+"/plan", viewer.token, wishes)
	plan := s.ask(200, "POST", path+"/plan", a.token, wishes)
	require.Equal(t, plan.raw, s.ask(200, "POST", path+"/plan", a.token, wishes).raw, "the same seed gives the same plan in whichever process")
	p := plan.object(t)
	require.Empty(t, p["unmet"])
	there := map[string]bool{}
	for _, day := range p["days"].([]any) {
		require.Len(t, day.(object)["breaks"], 1)
		for _, stop := range day.(object)["stops"].([]any) {
			there[stop.(object)["location"].(object)["id"].(string)] = true
		}
	}
	require.True(t, there[must[0]] && there[must[1]])

	s.apply(a.token, path, p)
	require.Empty(t, s.breaches(a.token, path), "the plan survives its own check")
	planned := items(s.must(200, "GET", path, a.token, nil))
	require.Len(t, planned, len(there))

	last := planned[len(planned)-1].(object)
	s.must(200, "POST", path+"/items/"+last["id"].(string)+"/move", a.token, object{"day": "2027-05-01", "after": nil})
	day := s.must(200, "POST", path+"/days/2027-05-01/optimise", a.token, object{})
	require.Empty(t, day["left_out"])
	s.apply(a.token, path, day)
	require.Empty(t, s.breaches(a.token, path))
	for range 3 { // the order, the move, the plan
		s.must(200, "POST", path+"/history/undo", a.token, object{})
	}
	require.Empty(t, items(s.must(200, "GET", path, a.token, nil)))
	s.streamed(a.token, path)
}

func items(trip object) []any { return trip["items"].([]any) }

// place finds a place of search.
func (s *site) place(token, text string) string {
	s.t.Helper()
	found := s.must(200, "GET", "/api/v1/search/locations?limit=1&q="+url.QueryEscape(text), token, nil)["items"].([]any)
	require.Len(s.t, found, 1)
	return found[0].(object)["id"].(string)
}

// apply pushes a plan's operations as one batch.
func (s *site) apply(token, path string, plan object) {
	s.t.Helper()
	batch, ops := id.New(), plan["operations"].([]any)
	require.NotEmpty(s.t, ops)
	for i := range ops {
		op := ops[i].(object)
		op["n"], op["b"], op["base"] = i+1, batch, plan["seq"]
	}
	require.Empty(s.t, s.must(200, "POST", path+"/ops", token, object{"client": id.New(), "ops": ops})["rejected"])
}

// breaches are the findings that say that something does not work.
func (s *site) breaches(token, path string) (all []any) {
	s.t.Helper()
	for _, f := range s.must(200, "GET", path+"/check", token, nil)["findings"].([]any) {
		if f := f.(object); f["kind"] != "night" && f["severity"] != "info" {
			all = append(all, f)
		}
	}
	return all
}

// streamed hears of a plan long before the search would end, and hangs up.
func (s *site) streamed(token, path string) {
	s.t.Helper()
	ctx, cancel := context.WithTimeout(s.t.Context(), time.Minute)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, s.url+path+"/plan", strings.NewReader(`{"near":{"lat":38.7139,"lon":-9.1394},"budget_ms":10000}`))
	require.NoError(s.t, err)
	r.Header = http.Header{"Authorization": {"Bearer " + token}, "Content-Type": {"application/json"}, "Accept": {"text/event-stream"}}
	began := time.Now()
	res, err := client.Do(r)
	require.NoError(s.t, err)
	defer func() { _ = res.Body.Close() }()
	require.Equal(s.t, "text/event-stream", res.Header.Get("Content-Type"))
	lines := bufio.NewReader(res.Body)
	name, err := lines.ReadString('\n')
	require.NoError(s.t, err)
	require.Equal(s.t, "event: progress\n", name)
	data, err := lines.ReadString('\n')
	require.NoError(s.t, err)
	require.Less(s.t, time.Since(began), 10*time.Second, "nothing on the way holds events back")
	var p object
	require.NoError(s.t, json.Unmarshal([]byte(strings.TrimPrefix(data, "data: ")), &p))
	require.NotEmpty(s.t, p["plan"].(object)["operations"])
}
