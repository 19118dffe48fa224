package search

import (
	"cmp"
	"context"
	"strings"
	"unicode/utf8"

	"sojourn/internal/search/index"
	"sojourn/internal/search/query"
	"sojourn/internal/search/rank"
)

const (
	spellings    = 6      // known words tried for one that may hold a typo
	shortWord    = 3      // letters up to which other names only fill up
	vicinityM    = 25_000 // a position's surroundings
	vicinityMost = 150
)

// gather collects the candidates of a text: by name in order of prominence,
// and around the position where there is one, since a small place nearby would
// not be among the best known of the world.
func gather(ctx context.Context, x index.Index, text query.Text, at *rank.Point, filter index.Filter, most int) ([]index.Place, error) {
	places, err := byText(ctx, x, text, filter, most)
	if err != nil || at == nil {
		return places, err
	}
	near, err := x.Within(ctx, at.Lat, at.Lon, vicinityM, filter, vicinityMost)
	for i := range near {
		if rank.Matches(text, &near[i].Keys) {
			places = append(places, near[i].Place)
		}
	}
	return places, err
}

// byText looks for several words in any field, areas included, and for one in
// names and other names. Of a short word many world cities have some foreign
// spelling, which must not push towns' own names out: those only fill up.
func byText(ctx context.Context, x index.Index, text query.Text, filter index.Filter, most int) ([]index.Place, error) {
	terms := text.Terms()
	if len(terms) > 1 {
		return x.Match(ctx, index.InAny, terms, filter, most)
	}
	if most >= candidates {
		return thorough(ctx, x, terms, filter, most)
	}
	if utf8.RuneCountInString(text.Folded) > shortWord {
		return x.Match(ctx, index.InBoth, terms, filter, most+most/2)
	}
	places, err := x.Match(ctx, index.InNames, terms, filter, most)
	if err != nil || len(places) == most {
		return places, err
	}
	other, err := x.Match(ctx, index.InOther, terms, filter, most-len(places))
	return append(places, other...), err
}

// thorough asks for each field apart, so that none crowds out another:
// "lisbon" is a city first, then what is in Lisbon.
func thorough(ctx context.Context, x index.Index, terms []index.Term, filter index.Filter, most int) ([]index.Place, error) {
	var places []index.Place
	for _, part := range []struct {
		field index.Field
		most  int
	}{{index.InNames, most}, {index.InOther, most / 4}, {index.InAny, most / 2}} {
		found, err := x.Match(ctx, part.field, terms, filter, part.most)
		if err != nil {
			return nil, err
		}
		places = append(places, found...)
	}
	return places, nil
}

// mend looks for words that differ by one edit from the text's. A place has to
// fit every word, mended or not. The text comes back as it was probably meant.
func mend(ctx context.Context, x index.Index, text query.Text, filter index.Filter, most int) ([]index.Place, query.Text, error) {
	terms := text.Terms()
	meant := make([]string, len(terms))
	mended := false
	for i := range terms {
		word := terms[i].Words[0]
		similar, err := x.Similar(ctx, word, terms[i].Prefix, spellings)
		if err != nil {
			return nil, text, err
		}
		for _, s := range similar {
			if !strings.HasPrefix(s, word) {
				terms[i].Words = append(terms[i].Words, s)
				meant[i] = cmp.Or(meant[i], s)
				mended = true
			}
		}
	}
	if !mended {
		return nil, text, nil
	}
	places, err := x.Match(ctx, index.InAny, terms, filter, most)
	return places, text.Mended(meant), err
}
