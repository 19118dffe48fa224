package postgis

import (
	"context"
	"encoding/hex"
	"strings"

	"sojourn/internal/kit/fault"
	"sojourn/internal/search/index"
)

// Get implements index.Index.
func (x *Index) Get(ctx context.Context, id string) (index.Place, error) {
	if raw, err := hex.DecodeString(strings.ReplaceAll(id, "-", "")); err != nil || len(raw) != 16 {
		return index.Place{}, fault.New(fault.NotFound, "there is no place %.40s", id)
	}
	found, err := x.places(ctx, x.texts.get, []any{id})
	switch {
	case err != nil:
		return index.Place{}, err
	case len(found) == 0:
		return index.Place{}, fault.New(fault.NotFound, "there is no place %s", id)
	}
	return found[0], nil
}

// Match implements index.Index.
func (x *Index) Match(ctx context.Context, field index.Field, terms []index.Term, f index.Filter, limit int) ([]index.Place, error) {
	all := termsOf(field, terms, f.Kind)
	if len(terms) == 0 || len(all) == 0 {
		return nil, nil
	}
	return x.find(ctx, all, f.Box, limit)
}

// sparse is how many places of a box are looked at one by one.
const sparse = 2000

// Top implements index.Index.
func (x *Index) Top(ctx context.Context, f index.Filter, limit int) ([]index.Place, error) {
	if f.Kind != "" {
		return x.find(ctx, termsOf(index.InAny, nil, f.Kind), f.Box, limit)
	}
	if found, ok, err := x.throughBox(ctx, f.Box, "", limit); ok || err != nil {
		return found, err
	}
	return x.places(ctx, x.texts.walk, inBoxArgs(orWorld(f.Box)), []any{limit})
}

// throughBox looks at a box's places one by one where it holds few; ok tells
// whether it does. query may be empty.
func (x *Index) throughBox(ctx context.Context, box *index.Box, query string, limit int) (found []index.Place, ok bool, err error) {
	if box == nil {
		return nil, false, nil
	}
	n, err := collect(ctx, x, x.texts.countBox, scanInt, append(touchesBoxArgs(*box), sparse+1)...)
	if err != nil || n[0] > sparse {
		return nil, false, err
	}
	found, err = x.places(ctx, x.texts.byBox, touchesBoxArgs(*box), inBoxArgs(*box), []any{query, query, limit})
	return found, true, err
}
