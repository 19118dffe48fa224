package webui

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/lang"
)

// visitor is who asks for a page, and in which language.
type visitor struct {
	UserID string // "" for nobody who is signed in
	Lang   *lang.Language
	Chosen bool // the address names the language
}

type visitorKey struct{}

// langCookie keeps a language that was chosen on a page.
const langCookie = "lang"

// page tells a handler of pages who asks. What it answers depends on the
// reader's language, which caches must know.
func (s *site) page(handle http.HandlerFunc) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		v := s.visitorOf(r)
		h := w.Header()
		h.Set("Content-Language", v.Lang.Tag)
		h.Add("Vary", "Accept-Language, Cookie")
		handle(w, r.WithContext(context.WithValue(r.Context(), visitorKey{}, v)))
	}
}

// remember keeps a chosen language for the pages that links lead to.
func (s *site) remember(w http.ResponseWriter, l *lang.Language) {
	//nolint:gosec // G124: Secure follows the public URL's scheme, as the session's does
	http.SetCookie(w, &http.Cookie{Name: langCookie, Value: l.Tag, Path: "/", MaxAge: int((365 * 24 * time.Hour).Seconds()),
		HttpOnly: true, Secure: s.secure(), SameSite: http.SameSiteLaxMode})
}

// asking gives the visitor that page has found.
func asking(r *http.Request) visitor {
	v, _ := r.Context().Value(visitorKey{}).(visitor)
	return v
}

// visitorOf decides the language: what the address names, what the user's
// preferences say, what was chosen before, what the browser asks for.
func (s *site) visitorOf(r *http.Request) visitor {
	v := visitor{UserID: s.userOf(r), Lang: lang.Find(r.URL.Query().Get("lang"))}
	v.Chosen = v.Lang != nil
	if v.Lang == nil {
		v.Lang = lang.Find(s.preferred(r.Context(), v.UserID), chosenBefore(r), r.Header.Get("Accept-Language"))
	}
	if v.Lang == nil {
		v.Lang = lang.English
	}
	return v
}

// preferred is the language of a user's preferences. A page is shown without
// it where the accounts cannot be asked.
func (s *site) preferred(ctx context.Context, userID string) string {
	if userID == "" {
		return ""
	}
	u, err := s.Accounts.User(ctx, userID)
	if err != nil {
		return ""
	}
	locale, _ := u.Preferences["locale"].(string)
	return locale
}

func chosenBefore(r *http.Request) string {
	c, err := r.Cookie(langCookie)
	if err != nil {
		return ""
	}
	return c.Value
}

// userOf gives who is signed in; "" for nobody.
func (s *site) userOf(r *http.Request) string {
	c := httpapi.CredentialsOf(r)
	if c.Session == "" {
		return ""
	}
	p, err := s.Sessions.Authenticate(r.Context(), c)
	if err != nil {
		return ""
	}
	return p.UserID
}

// inLanguage is an address with a language; the plain address for nil.
func inLanguage(path string, query url.Values, l *lang.Language) string {
	q := url.Values{}
	for k, v := range query {
		q[k] = v
	}
	q.Del("lang")
	if l != nil {
		q.Set("lang", l.Tag)
	}
	if len(q) == 0 {
		return path
	}
	return path + "?" + q.Encode()
}
