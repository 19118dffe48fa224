package e2e_test

import (
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/kit/id"
)

// scenarios are what people and programs do with a Sojourn, whichever shape it
// runs in: each must pass on both.
var scenarios = map[string]func(t *testing.T, s *site){
	"an account's life":                  accountLife,
	"what is revoked is refused at once": revocation,
	"a trip is planned":                  planning,
	"a trip is edited together":          together,
	"a request repeated by its key":      repeating,
	"places are found":                   finding,
	"a trip is shared by a link":         sharing,
	"people are invited":                 inviting,
	"names follow their people":          names,
	"who leaves takes their trips along": leaving,
	"pages work without a script":        pages,
	"mails lead back":                    mails,
	"mistakes are explained":             mistakes,
	"the reference is served":            reference,
	"a trip has a budget":                budgeting,
	"days are planned":                   planningDays,
}

func TestScenarios(t *testing.T) {
	t.Parallel()
	for shape, open := range map[string]func(t *testing.T) *site{
		"all":   func(t *testing.T) *site { return start(t, t.TempDir()).site },
		"split": func(t *testing.T) *site { return sharedCluster(t).site },
	} {
		t.Run(shape, func(t *testing.T) {
			t.Parallel()
			s := open(t)
			for name, scenario := range scenarios {
				t.Run(name, func(t *testing.T) {
					t.Parallel()
					scenario(t, s.in(t))
				})
			}
		})
	}
}

const me = "/api/v1/users/me"

func accountLife(t *testing.T, s *site) {
	a := s.register("Ana")
	require.Equal(t, a.email, s.must(200, "GET", me, a.token, nil)["email"])
	s.must(200, "PATCH", me, a.token, object{"name": "Ana Maria", "preferences": object{"locale": "pt-PT"}})
	require.Equal(t, "Ana Maria", s.must(200, "GET", me, a.token, nil)["name"])
	s.must(401, "POST", "/api/v1/auth/login", "", object{"email": a.email, "password": "wrong"})
	s.must(409, "POST", "/api/v1/users/register", "", object{"email": a.email, "password": password, "name": "Ana"})
	fresh := s.must(200, "POST", "/api/v1/auth/refresh", "", object{"refresh_token": a.refresh})
	s.must(200, "GET", me, fresh["access_token"].(string), nil)
	require.Equal(t, "Ana Maria", s.must(200, "GET", me+"/export", a.token, nil)["user"].(object)["name"])
}

func revocation(t *testing.T, s *site) {
	a := s.register("Ana")
	token := s.must(201, "POST", me+"/tokens", a.token, object{"name": "script", "scopes": []string{"itineraries:read"}})
	secret := token["token"].(string)
	s.must(200, "GET", "/api/v1/itineraries", secret, nil)
	s.must(403, "POST", "/api/v1/itineraries", secret, object{"name": "x"})
	s.must(204, "DELETE", me+"/tokens/"+token["id"].(string), a.token, nil)
	s.must(401, "GET", "/api/v1/itineraries", secret, nil)
	second := s.loginAs(a.email)
	s.must(200, "GET", me, second, nil)
	s.must(204, "POST", "/api/v1/auth/logout", second, nil)
	s.must(401, "GET", me, second, nil)
	s.must(200, "GET", me, a.token, nil)
	s.must(204, "POST", "/api/v1/auth/logout", a.token, object{"everywhere": true})
	s.must(401, "GET", me, a.token, nil)
}

func planning(t *testing.T, s *site) {
	a, stranger := s.register("Ana"), s.register("Eve")
	path := s.trip(a.token)
	items := s.must(200, "PUT", path+"/items", a.token, object{"items": []object{
		{"title": "Castle", "day": "2027-05-01", "start_local": "09:30", "duration_min": 90},
		{"title": "Museum", "day": "2027-05-01"}, {"title": "Someday"}}})["items"].([]any)
	require.Len(t, items, 3)
	castle := items[0].(object)["id"].(string)
	seen := s.ask(200, "GET", path, a.token, nil)
	etag := seen.header.Get("ETag")
	require.NotEmpty(t, etag)
	s.ask(304, "GET", path, a.token, nil, "If-None-Match", etag)
	etag = s.ask(200, "GET", path+"/items/"+castle, a.token, nil).header.Get("ETag")
	s.ask(200, "PATCH", path+"/items/"+castle, a.token, object{"day": "2027-05-03"}, "If-Match", etag)
	s.ask(412, "PATCH", path+"/items/"+castle, a.token, object{"day": "2027-05-04"}, "If-Match", etag)
	require.Equal(t, "2027-05-03", s.must(200, "GET", path+"/items/"+castle, a.token, nil)["day"])
	s.must(200, "PATCH", path, a.token, object{"name": "Lisbon", "end_date": "2027-05-02"})
	require.Nil(t, s.must(200, "GET", path+"/items/"+castle, a.token, nil)["day"], "its day is gone: it is an idea")
	s.must(204, "DELETE", path+"/items/"+castle, a.token, nil)
	s.must(404, "GET", path+"/items/"+castle, a.token, nil)
	for _, method := range []string{"GET", "DELETE"} {
		s.must(404, method, path, stranger.token, nil)
	}
	s.must(204, "DELETE", path, a.token, nil)
	s.must(200, "POST", path+"/restore", a.token, nil)
	require.Equal(t, "Lisbon", s.must(200, "GET", path, a.token, nil)["name"])
}

func repeating(t *testing.T, s *site) {
	a := s.register("Ana")
	key := id.New()
	body := object{"name": "Once", "start_date": "2027-05-01", "end_date": "2027-05-02"}
	var ids []string
	for range 4 { // in the split shape by either process
		r := s.ask(201, "POST", "/api/v1/itineraries", a.token, body, "Idempotency-Key", key)
		ids = append(ids, r.object(t)["id"].(string))
	}
	require.Equal(t, []string{ids[0], ids[0], ids[0], ids[0]}, ids)
	s.ask(422, "POST", "/api/v1/itineraries", a.token, object{"name": "Other"}, "Idempotency-Key", key)
	require.Len(t, s.must(200, "GET", "/api/v1/itineraries", a.token, nil)["items"], 1)
}

func finding(t *testing.T, s *site) {
	a := s.register("Ana")
	found := s.must(200, "GET", "/api/v1/search/locations?q=belem+tower&limit=1", a.token, nil)["items"].([]any)
	require.Len(t, found, 1)
	tower := found[0].(object)
	require.Equal(t, "Belém Tower", tower["name"])
	require.NotEmpty(t, s.must(200, "GET", "/api/v1/search/suggest?q=lisb", a.token, nil)["items"])
	near := s.must(200, "GET", "/api/v1/search/locations?lat=38.6916&lon=-9.216&radius=1000", a.token, nil)["items"].([]any)
	require.Equal(t, "Belém Tower", near[0].(object)["name"])
	s.must(404, "GET", "/api/v1/search/locations/"+id.New(), a.token, nil)
	require.Equal(t, "Europe/Lisbon", s.must(200, "GET", "/api/v1/geo/zone?lat=38.69&lon=-9.21", a.token, nil)["zone"])
	require.NotEmpty(t, s.must(200, "GET", "/api/v1/geo/reverse?lat=38.69&lon=-9.21", a.token, nil)["locations"], "geo asks search")
	point := s.must(200, "GET", "/api/v1/search/locations?q="+url.QueryEscape("48.8584, 2.2945"), a.token, nil)["items"].([]any)
	require.Equal(t, "Europe/Paris", point[0].(object)["zone"], "search asks geo")
	path := s.trip(a.token)
	put := func(item object) object {
		return s.must(200, "PUT", path+"/items", a.token, item)["items"].([]any)[0].(object)
	}
	item := put(object{"title": "Tower", "location_id": tower["id"]})
	require.Equal(t, "Belém Tower", item["location"].(object)["name"], "itinerary asks search")
	item = put(object{"title": "Here", "location": object{"name": "Here", "lat": 35.68, "lon": 139.69}})
	require.Equal(t, "Asia/Tokyo", item["location"].(object)["zone"], "itinerary asks geo")
	s.must(422, "PUT", path+"/items", a.token, object{"title": "Nowhere", "location_id": id.New()})
}

func sharing(t *testing.T, s *site) {
	a := s.register("Ana")
	path := s.trip(a.token)
	s.must(200, "PUT", path+"/items", a.token, object{"title": "Castle <b>", "day": "2027-05-01"})
	link, err := url.Parse(s.must(200, "POST", path+"/share", a.token, nil)["share_url"].(string))
	require.NoError(t, err)
	require.Contains(t, string(s.ask(200, "GET", link.Path, "", nil).raw), "Castle &lt;b&gt;")
	s.must(204, "DELETE", path+"/share", a.token, nil)
	s.ask(404, "GET", link.Path, "", nil)
}

// names come to itinerary by events.
func names(t *testing.T, s *site) {
	a := s.register("Ana")
	path := s.trip(a.token)
	called := func(want string) func() bool {
		return func() bool {
			member := s.must(200, "GET", path, a.token, nil)["members"].([]any)[0].(object)
			return member["name"] == want
		}
	}
	require.Eventually(t, called("Ana"), patience, 20*time.Millisecond)
	s.must(200, "PATCH", me, a.token, object{"name": "Ana Maria"})
	require.Eventually(t, called("Ana Maria"), patience, 20*time.Millisecond)
}

const patience = 30 * time.Second

func leaving(t *testing.T, s *site) {
	a := s.register("Ana")
	path := s.trip(a.token)
	link, err := url.Parse(s.must(200, "POST", path+"/share", a.token, nil)["share_url"].(string))
	require.NoError(t, err)
	s.ask(200, "GET", link.Path, "", nil)
	s.must(204, "DELETE", me, a.token, object{"password": password})
	s.must(401, "GET", me, a.token, nil)
	require.Eventually(t, func() bool {
		r, err := s.send(t.Context(), "GET", link.Path, "", nil)
		return err == nil && r.status == 404
	}, patience, 20*time.Millisecond, "an event tells itinerary")
}

func pages(t *testing.T, s *site) {
	for _, path := range []string{"/", "/signin", "/register", "/forgot", "/about", "/app", "/app/trips/x", "/docs", "/robots.txt", "/static/icon.svg"} {
		s.ask(200, "GET", path, "", nil)
	}
	s.ask(404, "GET", "/nothing", "", nil)
	s.ask(404, "GET", "/assets/nothing.js", "", nil)
	a := s.register("Ana")
	form := func(status int, path string, values url.Values, cookie string) reply {
		return s.ask(status, "POST", path, "", values.Encode(), "Content-Type", "application/x-www-form-urlencoded", "Cookie", cookie, "Origin", s.url)
	}
	form(401, "/signin", url.Values{"email": {a.email}, "password": {"wrong"}}, "")
	in := form(303, "/signin", url.Values{"email": {a.email}, "password": {password}}, "")
	cookie, _, _ := strings.Cut(in.header.Get("Set-Cookie"), ";")
	s.ask(200, "GET", me, "", nil, "Cookie", cookie)
	s.ask(303, "GET", "/signin", "", nil, "Cookie", cookie)
	form(303, "/signout", url.Values{}, cookie)
	s.ask(401, "GET", me, "", nil, "Cookie", cookie)
}

var mailedLink = regexp.MustCompile(`/verify\?token=3?D?=?\r?\n?(\S+)`)

// mails go through notify; in both shapes they are files so far.
func mails(t *testing.T, s *site) {
	a := s.register("Ana")
	var token string
	require.Eventually(t, func() bool {
		token = findMailed(s.data, a.email)
		return token != ""
	}, patience, 20*time.Millisecond, "the mail is there")
	s.must(204, "POST", "/api/v1/auth/email/verify", "", object{"token": token})
	require.Equal(t, true, s.must(200, "GET", me, a.token, nil)["email_verified"])
}

// findMailed looks through all mails for one to an address.
func findMailed(dir, email string) (token string) {
	_ = filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ".eml" {
			return nil
		}
		b, err := os.ReadFile(path)
		if err != nil || !strings.Contains(string(b), email) {
			return nil
		}
		text := strings.ReplaceAll(strings.ReplaceAll(string(b), "=\r\n", ""), "=3D", "=")
		if m := mailedLink.FindStringSubmatch(text); m != nil {
			token = m[1]
		}
		return nil
	})
	return token
}

func mistakes(t *testing.T, s *site) {
	a := s.register("Ana")
	for _, c := range []struct {
		status             int
		method, path, body string
		field              string
	}{
		{404, "GET", "/api/v1/nothing", "", ""},
		{405, "DELETE", "/api/v1/itineraries", "", ""},
		{422, "POST", "/api/v1/itineraries", `{"name":""}`, "body.name"},
		{422, "POST", "/api/v1/itineraries", `{"name":"x","colour":"red"}`, "body.colour"},
		{422, "POST", "/api/v1/itineraries", `{"name":"x","start_date":"2027-05-02","end_date":"2027-05-01"}`, "body.end_date"},
		{422, "GET", "/api/v1/search/locations?q=x&limit=1000", "", "query.limit"},
		{422, "GET", "/api/v1/geo/route?points=1,2;3", "", "query.points"},
		{422, "GET", "/api/v1/itineraries/a%00b", "", "path"},
		{413, "POST", "/api/v1/itineraries", `{"name":"` + strings.Repeat("x", 2<<20) + `"}`, ""},
	} {
		var body any
		if c.body != "" {
			body = c.body
		}
		r := s.ask(c.status, c.method, c.path, a.token, body)
		require.Equal(t, "application/problem+json", r.header.Get("Content-Type"), c.path)
		problem := r.object(t)
		require.Len(t, problem["trace_id"], 32)
		if c.field != "" {
			require.Contains(t, problem["errors"].([]any)[0].(object)["location"], c.field)
		}
	}
	r, err := s.send(t.Context(), "POST", "/api/v1/itineraries", a.token, object{"name": "x"}, "Sec-Fetch-Site", "cross-site")
	require.NoError(t, err)
	require.Equal(t, http.StatusForbidden, r.status)
}

func reference(t *testing.T, s *site) {
	want, err := os.ReadFile("../../api/openapi.json")
	require.NoError(t, err)
	require.JSONEq(t, string(want), string(s.ask(200, "GET", "/openapi.json", "", nil).raw))
	require.Equal(t, "alive", s.must(200, "GET", "/healthz", "", nil)["status"])
	require.Equal(t, true, s.must(200, "GET", "/readyz", "", nil)["ready"])
}
