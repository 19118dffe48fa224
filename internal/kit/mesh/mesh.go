// Package mesh is how the processes of the split shape know each other: a
// shared key signs what one says to another.
//
// A token is good for one request line of one audience and for a minute, so
// that what is overheard opens nothing else. It proves who speaks, it hides
// nothing: where the network between processes is not trusted, TLS is the
// operator's to add.
package mesh

import (
	"encoding/json"
	"strings"
	"time"

	"github.com/golang-jwt/jwt/v5"

	"sojourn/internal/kit/fault"
)

const (
	least = 32 // characters of a key
	life  = time.Minute
	skew  = 30 * time.Second // between two machines' clocks
)

// Keys signs with the first key and knows the tokens of all of them, so that
// keys can be changed while processes run.
type Keys struct{ all [][]byte }

// NewKeys reads keys of at least 32 characters, separated by commas.
func NewKeys(text string) (*Keys, error) {
	k := &Keys{}
	for key := range strings.SplitSeq(text, ",") {
		if key = strings.TrimSpace(key); len(key) < least {
			return nil, fault.AtField("mesh_key", len(key), "must be a secret of at least %d characters, the same in every process (it has this many)", least)
		}
		k.all = append(k.all, []byte(key))
	}
	return k, nil
}

type claims struct {
	jwt.RegisteredClaims
	Request string          `json:"req"`
	Body    json.RawMessage `json:"body,omitempty"`
}

var method = jwt.SigningMethodHS256

// Sign makes a token for one request line ("GET /api/v1/…") of an audience,
// carrying what body says.
func (k *Keys) Sign(audience, request string, body any, now time.Time) (string, error) {
	raw, err := json.Marshal(body)
	if err != nil {
		return "", err
	}
	c := claims{jwt.RegisteredClaims{Audience: jwt.ClaimStrings{audience}, ExpiresAt: jwt.NewNumericDate(now.Add(life))}, request, raw}
	return jwt.NewWithClaims(method, c).SignedString(k.all[0])
}

// Verify reads a token into body. fault.Unauthenticated for one that is none,
// is for something else, too old or signed by nobody known.
func (k *Keys) Verify(audience, request, token string, now time.Time, body any) error {
	for _, key := range k.all {
		c := claims{}
		_, err := jwt.ParseWithClaims(token, &c, func(*jwt.Token) (any, error) { return key, nil }, jwt.WithValidMethods([]string{method.Alg()}),
			jwt.WithAudience(audience), jwt.WithExpirationRequired(), jwt.WithLeeway(skew), jwt.WithTimeFunc(func() time.Time { return now }))
		if err != nil || c.Request != request {
			continue
		}
		if err := json.Unmarshal(c.Body, body); err == nil {
			return nil
		}
	}
	return fault.New(fault.Unauthenticated, "this process is reached through the gateway only")
}
