package webui_test

import (
	"context"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui"
)

// door knows one account; what it does not override is not asked by the pages.
type door struct{ identityapi.Accounts }

func (door) Login(_ context.Context, in identityapi.LoginInput) (identityapi.Session, error) {
	switch {
	case in.Email == "busy@example.org":
		return identityapi.Session{}, fault.Retry(fault.Limited, 90e9, "too many attempts")
	case in.Password != "right":
		return identityapi.Session{}, fault.New(fault.Unauthenticated, "the e-mail or the password is wrong")
	}
	return identityapi.Session{Cookie: "secret"}, nil
}

func (door) Register(_ context.Context, in identityapi.RegisterInput) (identityapi.Session, error) {
	if len(in.Password) < 8 {
		return identityapi.Session{}, fault.AtField("body.password", in.Password, "must have at least 8 characters")
	}
	return identityapi.Session{Cookie: "secret"}, nil
}

func (door) ForgotPassword(context.Context, string, identityapi.Client) error { return nil }

func (door) ResetPassword(_ context.Context, token, _ string) error { return spent(token) }

func (door) VerifyEmail(_ context.Context, token string) error { return spent(token) }

func spent(token string) error {
	if token != "good" {
		return fault.AtField("body.token", token, "is spent")
	}
	return nil
}

// User knows one user who prefers a language.
func (door) User(_ context.Context, id string) (identityapi.User, error) {
	if id == "mexican" {
		return identityapi.User{Preferences: map[string]any{"locale": "es-MX"}}, nil
	}
	return identityapi.User{}, nil
}

func (door) Logout(context.Context, string, string, bool) error { return nil }

func (door) Authenticate(_ context.Context, c httpapi.Credentials) (httpapi.Principal, error) {
	if c.Session == "secreto" {
		return httpapi.Principal{UserID: "mexican", SessionID: "s"}, nil
	}
	if c.Session != "secret" {
		return httpapi.Principal{}, fault.New(fault.Unauthenticated, "who?")
	}
	return httpapi.Principal{UserID: "u", SessionID: "s"}, nil
}

// Shared knows one trip, whose texts try to break out of the page.
func (door) Shared(_ context.Context, token string) (itineraryapi.SharedItinerary, error) {
	switch token {
	case "good":
	case "public":
		return publicTrip, nil
	case "away":
		return itineraryapi.SharedItinerary{}, fault.Retry(fault.Unavailable, 5e9, "the database is away")
	default:
		return itineraryapi.SharedItinerary{}, fault.New(fault.NotFound, "no")
	}
	item := itineraryapi.SharedItem{Title: "</title><script>alert(1)</script>", Start: "23:00", End: "01:00", EndDays: 1, Located: true, Lat: 38.7, Lon: -9.1}
	return itineraryapi.SharedItinerary{Name: "Lisbon & <b>", StartDate: "2027-05-01", EndDate: "2027-05-02", OwnerName: "Ana",
		Days: []itineraryapi.SharedDay{{Number: 1, Date: "2027-05-01", Items: []itineraryapi.SharedItem{item}}, {Number: 2, Date: "2027-05-02"}}}, nil
}

// Opened shows the same trip to its one member.
func (d door) Opened(ctx context.Context, in itineraryapi.OpenedInput) (itineraryapi.SharedItinerary, error) {
	if in != (itineraryapi.OpenedInput{ItineraryID: "7", UserID: "u"}) {
		return itineraryapi.SharedItinerary{}, fault.New(fault.NotFound, "no")
	}
	return d.Shared(ctx, "good")
}

func site() http.Handler {
	mux := http.NewServeMux()
	webui.Register(mux, webui.Deps{Accounts: door{}, Sessions: door{}, Pages: door{}, Logger: slog.New(slog.DiscardHandler),
		PublicURL: "https://trips.example", Address: func(*http.Request) string { return "127.0.0.1" },
		Notices: []webui.Notice{{Name: "Towns", Text: "By somebody", Licence: "CC"}}})
	return mux
}

func ask(t *testing.T, method, path string, form url.Values, cookie string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequestWithContext(t.Context(), method, path, strings.NewReader(form.Encode()))
	if form != nil {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	if cookie != "" {
		r.AddCookie(&http.Cookie{Name: httpapi.SessionCookie, Value: cookie})
	}
	w := httptest.NewRecorder()
	site().ServeHTTP(w, r)
	return w
}

func TestPages(t *testing.T) {
	t.Parallel()
	for path, want := range map[string]struct {
		status int
		text   string
	}{
		"/": {200, "<h1"}, "/signin": {200, `name="password"`}, "/register": {200, `name="name"`}, "/forgot": {200, "<form"},
		"/reset?token=x": {200, `value="x"`}, "/verify?token=x": {200, `value="x"`}, "/about": {200, "By somebody"},
		"/s/good": {200, "Day 1"}, "/s/other": {404, "There is nothing here"}, "/nowhere": {404, "There is nothing here"},
		"/app": {200, "<html"}, "/app/i/7": {200, "<html"}, "/robots.txt": {200, "Disallow"},
		"/static/site.css": {200, ":root"}, "/static/none.css": {404, "nothing here"}, "/assets/none.js": {404, "not found"},
		"/assets/../../etc/passwd": {307, ""},
	} {
		w := ask(t, "GET", path, nil, "")
		require.Equal(t, want.status, w.Code, path)
		require.Contains(t, w.Body.String(), want.text, path)
		if strings.Contains(w.Header().Get("Content-Type"), "text/html") && w.Code < 300 {
			require.Contains(t, w.Header().Get("Content-Security-Policy"), "default-src 'self'", path)
			require.Contains(t, w.Body.String(), `lang="en"`, path)
		}
	}
}

func TestSharedPageEscapes(t *testing.T) {
	t.Parallel()
	w := ask(t, "GET", "/s/good", nil, "")
	page := w.Body.String()
	require.NotContains(t, page, "<script>alert")
	require.NotContains(t, page, "<b>")
	require.Contains(t, page, "23:00–01:00 &#43;1")
	require.Contains(t, page, "<svg")
	require.Contains(t, page, `"TouristTrip"`)
	require.Contains(t, page, `content="noindex"`)
	require.Equal(t, "noindex", w.Header().Get("X-Robots-Tag"))
}

func TestSignIn(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		form     url.Values
		status   int
		location string
		text     string
	}{
		"right":        {url.Values{"email": {"a@b.c"}, "password": {"right"}, "next": {"/app/i/7"}}, 303, "/app/i/7", ""},
		"wrong":        {url.Values{"email": {"a@b.c"}, "password": {"wrong"}}, 401, "", "The e-mail or the password is wrong."},
		"too often":    {url.Values{"email": {"busy@example.org"}, "password": {"right"}}, 429, "", "Too many attempts."},
		"another site": {url.Values{"email": {"a@b.c"}, "password": {"right"}, "next": {"//evil.example"}}, 303, "/app", ""},
		"a whole URL":  {url.Values{"email": {"a@b.c"}, "password": {"right"}, "next": {"https://evil.example/"}}, 303, "/app", ""},
		"a backslash":  {url.Values{"email": {"a@b.c"}, "password": {"right"}, "next": {`/\evil.example`}}, 303, "/app", ""},
		"not text":     {url.Values{"email": {"\xff"}, "password": {"right"}}, 422, "", "not valid text"},
		"far too much": {url.Values{"email": {strings.Repeat("x", 20000)}}, 422, "", "16 kB"},
	} {
		w := ask(t, "POST", "/signin", c.form, "")
		require.Equal(t, c.status, w.Code, name)
		require.Equal(t, c.location, w.Header().Get("Location"), name)
		require.Contains(t, w.Body.String(), c.text, name)
		require.NotContains(t, w.Body.String(), `value="wrong"`, "a password is never shown again")
		if c.status == 303 {
			require.Contains(t, w.Header().Get("Set-Cookie"), "secret", name)
		}
		if c.status == 429 {
			require.Equal(t, "90", w.Header().Get("Retry-After"))
		}
	}
	require.Equal(t, 303, ask(t, "GET", "/signin?next=/app/i/7", nil, "secret").Code, "who is signed in goes on")
}

func TestForms(t *testing.T) {
	t.Parallel()
	w := ask(t, "POST", "/register", url.Values{"name": {"Ana <x>"}, "email": {"a@b.c"}, "password": {"short"}}, "")
	require.Equal(t, 422, w.Code)
	require.Contains(t, w.Body.String(), `id="password-error">Must have at least 8 characters.`)
	require.Contains(t, w.Body.String(), `value="Ana &lt;x&gt;"`, "what was typed stays")
	require.NotContains(t, w.Body.String(), `"short"`)
	require.Equal(t, 303, ask(t, "POST", "/register", url.Values{"name": {"Ana"}, "email": {"a@b.c"}, "password": {"long enough"}}, "").Code)
	require.Contains(t, ask(t, "POST", "/forgot", url.Values{"email": {"a@b.c"}}, "").Body.String(), "on its way")
	require.Contains(t, ask(t, "POST", "/reset", url.Values{"token": {"good"}, "password": {"x"}}, "").Body.String(), "password is changed")
	require.Contains(t, ask(t, "POST", "/reset", url.Values{"token": {"old"}, "password": {"x"}}, "").Body.String(), "does not work any more")
	require.Contains(t, ask(t, "POST", "/verify", url.Values{"token": {"good"}}, "").Body.String(), "is verified")
	require.Contains(t, ask(t, "POST", "/verify", url.Values{"token": {"old"}}, "").Body.String(), "does not work any more")
	out := ask(t, "POST", "/signout", url.Values{}, "secret")
	require.Equal(t, []any{303, "/"}, []any{out.Code, out.Header().Get("Location")})
}
