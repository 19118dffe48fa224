package webui

import (
	"net/http"

	"sojourn/internal/webui/lang"
)

// head is what a page's frame says about the page, whichever it is.
type head struct {
	SignedIn   bool
	Lang       *lang.Language
	Self       string     // the page's canonical address in this language
	Alternates []language // for search engines; none where the page is not for them
	Languages  []language // for readers
	Others     []string   // the other languages' names in Open Graph
}

// language is a page in a language.
type language struct {
	*lang.Language
	URL     string
	Current bool
}

func headOf(r *http.Request, v view) head {
	who := asking(r)
	h := head{SignedIn: who.UserID != "", Lang: who.Lang, Self: v.Canonical}
	if who.Chosen {
		h.Self = inLanguage(v.Canonical, nil, who.Lang)
	}
	for _, l := range lang.All() {
		h.Languages = append(h.Languages, language{l, inLanguage(r.URL.Path, r.URL.Query(), l), l == who.Lang})
		if v.Canonical != "" && !v.NoIndex {
			h.Alternates = append(h.Alternates, language{Language: l, URL: inLanguage(v.Canonical, nil, l)})
		}
		if l != who.Lang {
			h.Others = append(h.Others, l.Locale)
		}
	}
	return h
}
