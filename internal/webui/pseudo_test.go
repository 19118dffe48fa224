package webui

import (
	"context"
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/stretchr/testify/require"
	"golang.org/x/net/html"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/itinerary/itineraryapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/lang"
)

// nameless answers with data that has no letter, so that every letter on a page
// is the page's own.
type nameless struct{ identityapi.Accounts }

func (nameless) Opened(context.Context, itineraryapi.OpenedInput) (itineraryapi.SharedItinerary, error) {
	return itineraryapi.SharedItinerary{}, fault.New(fault.NotFound, "no")
}

func (nameless) Shared(context.Context, string) (itineraryapi.SharedItinerary, error) {
	items := []itineraryapi.SharedItem{{Title: "1", Start: "09:00", End: "01:00", EndDays: 1, DurationMin: 90, Located: true, Lat: 1, Lon: 1, Description: "2"},
		{Type: "lodging", Title: "3", Start: "15:00", End: "11:00", EndDays: 2, Located: true, Lat: 1, Lon: 2}}
	for _, kind := range []string{"flight", "train", "bus", "ferry", "car", "transfer", "restaurant"} {
		items = append(items, itineraryapi.SharedItem{Type: kind, Title: "4"})
	}
	return itineraryapi.SharedItinerary{Name: "5", StartDate: "2027-05-01", EndDate: "2027-05-03", Destination: "6", OwnerName: "7", Public: true,
		Days:  []itineraryapi.SharedDay{{Number: 1, Date: "2027-05-01", Items: items}, {Number: 2, Date: "2027-05-02", Title: "8"}, {Number: 3, Date: "2027-05-03"}},
		Ideas: items[:2]}, nil
}

func (nameless) Calendar(context.Context, string) (itineraryapi.CalendarFile, error) {
	return itineraryapi.CalendarFile{}, fault.New(fault.NotFound, "no")
}

func (nameless) Invitation(_ context.Context, in itineraryapi.InvitationInput) (itineraryapi.Invitation, error) {
	if in.Token == "gone" {
		return itineraryapi.Invitation{}, fault.New(fault.NotFound, "no")
	}
	i := itineraryapi.Invitation{Name: "1", Role: in.Token, StartDate: "2027-05-01", EndDate: "2027-05-01", NeedsPassword: true, EmailBound: true, ExpiresAt: time.Unix(1e9, 0)}
	if in.Token != "viewer" {
		i.InviterName = "2"
	}
	if in.Token == "commenter" {
		i.Member = true
	}
	return i, nil
}

func (nameless) AcceptInvitation(context.Context, itineraryapi.AcceptInput) (itineraryapi.Accepted, error) {
	return itineraryapi.Accepted{}, fault.Retry(fault.Limited, 9e9, "too many attempts: try again later")
}

func (nameless) Login(context.Context, identityapi.LoginInput) (identityapi.Session, error) {
	return identityapi.Session{}, fault.New(fault.Unauthenticated, "the e-mail address or the password is not right")
}

func (nameless) Register(context.Context, identityapi.RegisterInput) (identityapi.Session, error) {
	return identityapi.Session{}, fault.AtField("body.password", nil, "must have at least 8 characters")
}

func (nameless) ForgotPassword(context.Context, string, identityapi.Client) error { return nil }

func (nameless) ResetPassword(_ context.Context, token, _ string) error { return spentUnless(token) }

func (nameless) VerifyEmail(_ context.Context, token string) error { return spentUnless(token) }

func spentUnless(token string) error {
	if token == "good" {
		return nil
	}
	return fault.AtField("body.token", nil, "is not valid, has been used or has expired: ask for a new link")
}

func (nameless) Authenticate(context.Context, httpapi.Credentials) (httpapi.Principal, error) {
	return httpapi.Principal{}, fault.New(fault.Unauthenticated, "no")
}

// pseudo is a language that puts every text into brackets.
func pseudo(t *testing.T) *lang.Language {
	t.Helper()
	texts := map[string]string{}
	for key := range used(t) {
		texts[key] = "⟦" + key + "⟧"
	}
	name := func(n int) []string { return strings.Split(strings.Repeat("⟦x⟧ ", n), " ")[:n] }
	b, err := json.Marshal(map[string]any{"dir": "ltr", "texts": texts, "formats": map[string]any{"months": name(12), "weekdays": name(7),
		"date": "{d} {m} {y}", "weekday": "{w} {d} {m}", "withinMonth": "{d}–{d2} {m} {y}"}})
	require.NoError(t, err)
	l, err := lang.Read("en", b)
	require.NoError(t, err)
	return l
}

// No page has a text that the languages do not know.
func TestNoHardCodedText(t *testing.T) {
	t.Parallel()
	l := pseudo(t)
	s := &site{Deps{Accounts: nameless{}, Sessions: nameless{}, Pages: nameless{}, Logger: slog.New(slog.DiscardHandler), PublicURL: "https://x.example",
		Address: func(*http.Request) string { return "" }}, nil, newCards(), map[*lang.Language]pages{l: parse(l)}, nil}
	broken := func(w http.ResponseWriter, r *http.Request) { s.fail(w, r, http.ErrAbortHandler) }
	for name, c := range map[string]struct {
		handle http.HandlerFunc
		token  string
		user   string
		form   url.Values
	}{
		"landing": {handle: s.landing}, "landing, signed in": {handle: s.landing, user: "u"}, "about": {handle: s.about}, "shared": {handle: s.shared},
		"sign in": {handle: s.signinForm}, "sign in, refused": {handle: s.signin, form: url.Values{}}, "register": {handle: s.registerForm},
		"register, refused": {handle: s.register, form: url.Values{}}, "forgot": {handle: s.forgotForm}, "forgot, done": {handle: s.forgot, form: url.Values{}},
		"reset": {handle: s.resetForm}, "reset, refused": {handle: s.reset, form: url.Values{}}, "reset, done": {handle: s.reset, form: url.Values{"token": {"good"}}},
		"verify": {handle: s.verifyForm}, "verify, refused": {handle: s.verify, form: url.Values{}}, "verify, done": {handle: s.verify, form: url.Values{"token": {"good"}}},
		"invitation": {handle: s.invitation, token: "editor"}, "invitation, signed in": {handle: s.invitation, token: "commenter", user: "u"},
		"invitation of nobody": {handle: s.invitation, token: "viewer", user: "u"}, "invitation, refused": {handle: s.acceptInvitation, token: "editor", user: "u", form: url.Values{}},
		"invitation, gone": {handle: s.invitation, token: "gone"}, "calendar": {handle: s.calendar, token: "gone"}, "nothing": {handle: s.notFound}, "broken": {handle: broken},
	} {
		method := http.MethodGet
		if c.form != nil {
			method = http.MethodPost
		}
		r := httptest.NewRequestWithContext(context.WithValue(t.Context(), visitorKey{}, visitor{UserID: c.user, Lang: l}), method, "/", strings.NewReader(c.form.Encode()))
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
		r.Header.Set("Accept", "text/html")
		r.SetPathValue("token", c.token)
		w := httptest.NewRecorder()
		c.handle(w, r)
		require.Contains(t, w.Body.String(), "⟦", name)
		require.Empty(t, hardCoded(t, w.Body.String()), name)
	}
}

var bracketed = regexp.MustCompile(`⟦[^⟦⟧]*⟧`)

// hardCoded gives the texts of a page that have letters outside brackets. Names
// stay: the program's own, those of the example trip, and whatever says that it
// is in a language of its own.
func hardCoded(t *testing.T, page string) (found []string) {
	t.Helper()
	doc, err := html.Parse(strings.NewReader(page))
	require.NoError(t, err)
	names := []string{"Sojourn", "API"}
	for _, d := range example.Days {
		for _, item := range d.Items {
			names = append(names, item.Title)
		}
	}
	check := func(text string) {
		rest := text
		for bracketed.MatchString(rest) {
			rest = bracketed.ReplaceAllString(rest, "")
		}
		for _, n := range names {
			rest = strings.ReplaceAll(rest, n, "")
		}
		if strings.ContainsFunc(rest, unicode.IsLetter) {
			found = append(found, text)
		}
	}
	eachVisible(doc, check)
	return found
}

// eachVisible visits what people read or hear of a page.
func eachVisible(n *html.Node, visit func(string)) {
	if n.Type == html.TextNode {
		visit(n.Data)
	}
	attr := map[string]string{}
	for _, a := range n.Attr {
		attr[a.Key] = a.Val
	}
	if n.Data == "script" || n.Data == "code" || attr["lang"] != "" && n.Data != "html" {
		return
	}
	for _, name := range []string{"alt", "aria-label", "title", "placeholder"} {
		visit(attr[name])
	}
	switch attr["name"] + attr["property"] {
	case "description", "og:title", "og:description", "og:image:alt":
		visit(attr["content"])
	}
	for c := range n.ChildNodes() {
		eachVisible(c, visit)
	}
}
