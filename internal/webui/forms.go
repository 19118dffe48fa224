package webui

import (
	"net/http"
	"net/url"
	"strings"
	"time"
	"unicode/utf8"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/httpapi"
	"sojourn/internal/webui/lang"
)

// form is a page with a form: what was typed and what is wrong with it.
type form struct {
	Values  map[string]string
	Errors  map[string]string // by field name
	Problem string            // about the whole form
	Done    bool
	Next    string
}

const maxForm = 16 << 10

// read takes a form's fields; false when the answer was already written.
func (s *site) read(w http.ResponseWriter, r *http.Request, names ...string) (form, bool) {
	r.Body = http.MaxBytesReader(w, r.Body, maxForm)
	if err := r.ParseForm(); err != nil {
		s.fail(w, r, fault.Wrap(err, fault.Invalid, "the form cannot be read, or is larger than 16 kB"))
		return form{}, false
	}
	f := form{Values: map[string]string{}, Errors: map[string]string{}, Next: safeNext(r.FormValue("next"))}
	for _, n := range names {
		v := r.PostFormValue(n)
		if !utf8.ValidString(v) || strings.ContainsRune(v, 0) {
			s.fail(w, r, fault.AtField("body."+n, "", "is not valid text"))
			return form{}, false
		}
		f.Values[n] = v
	}
	return f, true
}

// safeNext keeps a sign-in from leading to another site.
func safeNext(next string) string {
	u, err := url.Parse(next)
	if err != nil || u.Host != "" || u.Scheme != "" || !strings.HasPrefix(next, "/") ||
		strings.HasPrefix(next, "//") || strings.ContainsAny(next, "\\\r\n\t") {
		return "/app"
	}
	return next
}

// formView is the page around a form.
func formView(l *lang.Language, page string) view {
	switch page {
	case "signin":
		return view{Title: l.T("Sign in"), Description: l.T("Sign in to plan your trips."), NoIndex: true}
	case "register":
		return view{Title: l.T("Create an account"), Description: l.T("Plan whole trips: places, days and routes on a map."), NoIndex: true}
	case "forgot":
		return view{Title: l.T("Forgotten password"), NoIndex: true}
	case "reset":
		return view{Title: l.T("New password"), NoIndex: true}
	}
	return view{Title: l.T("Verify your e-mail address"), NoIndex: true}
}

// show writes a form's page.
func (s *site) show(w http.ResponseWriter, r *http.Request, page string, f form) {
	s.showWith(w, r, http.StatusOK, page, f)
}

func (s *site) showWith(w http.ResponseWriter, r *http.Request, status int, page string, f form) {
	v := formView(asking(r).Lang, page)
	v.Page = f
	s.render(w, r, status, page, v)
}

// refuse shows the form again with what is wrong.
func (s *site) refuse(w http.ResponseWriter, r *http.Request, page string, f form, err error) {
	status := s.explain(w, r, &f, err)
	s.showWith(w, r, status, page, f)
}

// explain writes into a form what is wrong with it, and gives the answer's
// status.
func (s *site) explain(w http.ResponseWriter, r *http.Request, f *form, err error) int {
	p, l := httpapi.ProblemOf(r.Context(), s.Logger, err), asking(r).Lang
	for _, d := range p.Errors {
		name := strings.TrimPrefix(d.Location, "body.")
		if _, known := f.Values[name]; known {
			f.Errors[name] = said(l, d.Message)
		}
	}
	if len(f.Errors) == 0 {
		f.Problem = said(l, p.Detail)
	}
	for k, values := range p.GetHeaders() {
		if k != "Www-Authenticate" {
			w.Header()[k] = values
		}
	}
	delete(f.Values, "password")
	return p.Status
}

func (s *site) client(r *http.Request) identityapi.Client {
	return identityapi.Client{Address: s.Address(r), UserAgent: r.UserAgent()}
}

// secure tells whether browsers must keep cookies from plain HTTP.
func (s *site) secure() bool { return strings.HasPrefix(s.PublicURL, "https://") }

func (s *site) enter(w http.ResponseWriter, r *http.Request, session identityapi.Session, next string) {
	http.SetCookie(w, httpapi.SessionCookieOf(session.Cookie, time.Now(), session.ExpiresAt, s.secure()))
	http.Redirect(w, r, next, http.StatusSeeOther)
}

func (s *site) signinForm(w http.ResponseWriter, r *http.Request) {
	next := safeNext(r.URL.Query().Get("next"))
	if asking(r).UserID != "" {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return
	}
	s.show(w, r, "signin", form{Next: next})
}

func (s *site) signin(w http.ResponseWriter, r *http.Request) {
	f, ok := s.read(w, r, "email", "password")
	if !ok {
		return
	}
	session, err := s.Accounts.Login(r.Context(), identityapi.LoginInput{Email: f.Values["email"], Password: f.Values["password"], Browser: true, Client: s.client(r)})
	if err != nil {
		s.refuse(w, r, "signin", f, err)
		return
	}
	s.enter(w, r, session, f.Next)
}

func (s *site) registerForm(w http.ResponseWriter, r *http.Request) {
	next := safeNext(r.URL.Query().Get("next"))
	if asking(r).UserID != "" {
		http.Redirect(w, r, next, http.StatusSeeOther)
		return
	}
	s.show(w, r, "register", form{Next: next})
}

func (s *site) register(w http.ResponseWriter, r *http.Request) {
	f, ok := s.read(w, r, "name", "email", "password")
	if !ok {
		return
	}
	session, err := s.Accounts.Register(r.Context(), identityapi.RegisterInput{Email: f.Values["email"], Password: f.Values["password"],
		Name: strings.TrimSpace(f.Values["name"]), Browser: true, Client: s.client(r)})
	if err != nil {
		s.refuse(w, r, "register", f, err)
		return
	}
	s.enter(w, r, session, f.Next)
}

func (s *site) signout(w http.ResponseWriter, r *http.Request) {
	if p, err := s.Sessions.Authenticate(r.Context(), httpapi.CredentialsOf(r)); err == nil {
		if err := s.Accounts.Logout(r.Context(), p.UserID, p.SessionID, false); err != nil {
			s.fail(w, r, err)
			return
		}
	}
	http.SetCookie(w, httpapi.NoSessionCookie(s.secure()))
	http.Redirect(w, r, "/", http.StatusSeeOther)
}

func (s *site) forgotForm(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, "forgot", form{})
}

func (s *site) forgot(w http.ResponseWriter, r *http.Request) {
	f, ok := s.read(w, r, "email")
	if !ok {
		return
	}
	if err := s.Accounts.ForgotPassword(r.Context(), f.Values["email"], s.client(r)); err != nil {
		s.refuse(w, r, "forgot", f, err)
		return
	}
	f.Done = true
	s.show(w, r, "forgot", f)
}

func (s *site) resetForm(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, "reset", form{Values: map[string]string{"token": r.URL.Query().Get("token")}})
}

func (s *site) reset(w http.ResponseWriter, r *http.Request) {
	f, ok := s.read(w, r, "token", "password")
	if !ok {
		return
	}
	if err := s.Accounts.ResetPassword(r.Context(), f.Values["token"], f.Values["password"]); err != nil {
		s.refuse(w, r, "reset", f, err)
		return
	}
	f.Done = true
	s.show(w, r, "reset", f)
}

// verifyForm only asks: programs that fetch links in mails must not verify.
func (s *site) verifyForm(w http.ResponseWriter, r *http.Request) {
	s.show(w, r, "verify", form{Values: map[string]string{"token": r.URL.Query().Get("token")}})
}

func (s *site) verify(w http.ResponseWriter, r *http.Request) {
	f, ok := s.read(w, r, "token")
	if !ok {
		return
	}
	if err := s.Accounts.VerifyEmail(r.Context(), f.Values["token"]); err != nil {
		s.refuse(w, r, "verify", f, err)
		return
	}
	f.Done = true
	s.show(w, r, "verify", f)
}
