package token_test

import (
	"encoding/base64"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/golang-jwt/jwt/v5"
	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/token"
	"sojourn/internal/kit/clock"
	"sojourn/internal/kit/fault"
	"sojourn/internal/kit/id"
)

var start = time.Date(2027, 5, 1, 9, 30, 0, 0, time.UTC)

func setup() (*token.Access, *token.Keyring, *clock.Manual) {
	c := clock.NewManual(start)
	k := &token.Keyring{}
	k.Set([]token.Key{token.NewKey(start)})
	return token.NewAccess(k, c, 15*time.Minute), k, c
}

func TestAccess(t *testing.T) {
	t.Parallel()
	a, _, c := setup()
	user, session := id.New(), id.New()
	raw, err := a.Issue(user, session)
	require.NoError(t, err)
	got, err := a.Read(raw)
	require.NoError(t, err)
	require.Equal(t, token.Claims{UserID: user, SessionID: session, ExpiresAt: start.Add(15 * time.Minute)}, got)
	c.Advance(15*time.Minute - time.Second)
	_, err = a.Read(raw)
	require.NoError(t, err)
	c.Advance(time.Second)
	_, err = a.Read(raw)
	require.True(t, fault.Is(err, fault.Unauthenticated))
	require.ErrorContains(t, err, "expired")
}

func TestAccessRefuses(t *testing.T) {
	t.Parallel()
	a, k, _ := setup()
	user := id.New()
	sign := func(method jwt.SigningMethod, kid string, secret any, claims jwt.MapClaims) string {
		tok := jwt.NewWithClaims(method, claims)
		tok.Header["kid"] = kid
		raw, err := tok.SignedString(secret)
		require.NoError(t, err)
		return raw
	}
	claims := func(changes ...any) jwt.MapClaims {
		m := jwt.MapClaims{"iss": "sojourn", "sub": user, "sid": id.New(), "iat": start.Unix(), "exp": start.Unix() + 900}
		for i := 0; i < len(changes); i += 2 {
			if changes[i+1] == nil {
				delete(m, changes[i].(string))
			} else {
				m[changes[i].(string)] = changes[i+1]
			}
		}
		return m
	}
	key := k.Newest()
	good := sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims())
	_, err := a.Read(good)
	require.NoError(t, err)
	part := strings.Split(good, ".")
	for name, raw := range map[string]string{
		"empty": "", "dots": "..", "no signature": part[0] + "." + part[1] + ".", "long": good + strings.Repeat("a", 2000),
		"padding":         good + "=",
		"another payload": part[0] + "." + base64.RawURLEncoding.EncodeToString([]byte(`{"sub":"x"}`)) + "." + part[2],
		"alg none":        sign(jwt.SigningMethodNone, key.ID, jwt.UnsafeAllowNoneSignatureType, claims()),
		"other algorithm": sign(jwt.SigningMethodHS512, key.ID, key.Secret, claims()),
		"other key":       sign(jwt.SigningMethodHS256, key.ID, []byte("0123456789abcdef0123456789abcdef"), claims()),
		"unknown key":     sign(jwt.SigningMethodHS256, "00000000", key.Secret, claims()),
		"other issuer":    sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims("iss", "other")),
		"no expiry":       sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims("exp", nil)),
		"from the future": sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims("iat", start.Unix()+60)),
		"no subject":      sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims("sub", nil)),
		"odd session":     sign(jwt.SigningMethodHS256, key.ID, key.Secret, claims("sid", "1; DROP TABLE users")),
	} {
		_, err := a.Read(raw)
		require.True(t, fault.Is(err, fault.Unauthenticated), "%s: %v", name, err)
		require.Equal(t, name == "unknown key", errors.Is(err, token.ErrUnknownKey), name)
	}
}

func TestRefreshTokens(t *testing.T) {
	t.Parallel()
	_, k, _ := setup()
	session := id.New()
	one := k.First(session)
	require.Len(t, one.Text, token.RefreshLength)
	two := k.Next(one)
	require.Equal(t, two, k.Next(one), "the successor is the same each time")
	require.NotEqual(t, two, k.Next(k.First(session)))
	for _, r := range []token.Refresh{one, two, k.Next(two)} {
		got, err := k.ReadRefresh(r.Text)
		require.NoError(t, err)
		require.Equal(t, r, got)
	}
	old := k.Newest()
	k.Set([]token.Key{old, token.NewKey(start.Add(time.Hour))})
	require.NotEqual(t, old.ID, k.Newest().ID)
	_, err := k.ReadRefresh(one.Text)
	require.NoError(t, err, "an old key still reads")
	k.Set([]token.Key{k.Newest()})
	_, err = k.ReadRefresh(one.Text)
	require.ErrorIs(t, err, token.ErrUnknownKey)
}

func TestRefreshRefusesAnyChange(t *testing.T) {
	t.Parallel()
	_, k, _ := setup()
	text := k.First(id.New()).Text
	for i := range text {
		for _, c := range []byte("A-z\n=") {
			if text[i] == c {
				continue
			}
			_, err := k.ReadRefresh(text[:i] + string(c) + text[i+1:])
			require.True(t, fault.Is(err, fault.Unauthenticated))
		}
	}
}

func FuzzAccess(f *testing.F) {
	a, _, _ := setup()
	raw, _ := a.Issue(id.New(), id.New())
	f.Add(raw)
	f.Add("a.b.c")
	f.Add(`eyJhbGciOiJub25lIn0.e30.`)
	f.Fuzz(func(t *testing.T, s string) {
		c, err := a.Read(s)
		if err == nil {
			require.Equal(t, raw, s, "nobody makes a token but us")
			require.True(t, id.Valid(c.UserID))
		} else {
			require.True(t, fault.Is(err, fault.Unauthenticated))
		}
	})
}

func FuzzRefresh(f *testing.F) {
	_, k, _ := setup()
	one := k.First(id.New())
	f.Add(one.Text)
	f.Add("sjr_")
	f.Fuzz(func(t *testing.T, s string) {
		if r, err := k.ReadRefresh(s); err == nil {
			require.Equal(t, one.Text, s, "nobody makes a token but us")
			require.Equal(t, one, r)
		} else {
			require.True(t, fault.Is(err, fault.Unauthenticated))
		}
	})
}
