package account

import "time"

// Client is where a request came from, for the user's own overview and to tell
// a client's repeat from a thief.
type Client struct {
	Address   string
	UserAgent string
}

// Session is one sign-in of a user. A browser's has a cookie, an API client's
// a family of refresh tokens of which only the newest generation is good.
type Session struct {
	ID          string
	UserID      string
	CookieHash  string // empty for an API client
	RefreshHash string // of the newest refresh token; empty for a browser
	Generation  int64  // of the newest refresh token, from 1
	RefreshedAt time.Time
	CreatedAt   time.Time
	SeenAt      time.Time
	ExpiresAt   time.Time
	RevokedAt   time.Time
	Client      Client // of the sign-in, or of the last refresh
}

// Live tells whether the session may still be used.
func (s Session) Live(now time.Time) bool { return s.RevokedAt.IsZero() && now.Before(s.ExpiresAt) }

// RetryWindow is how long a client may repeat a refresh whose answer it never got.
const RetryWindow = 10 * time.Second

// Refresh is a genuine refresh token of a session being shown.
type Refresh struct {
	Generation int64
	Hash       string
	Client     Client
}

// Verdict says what becomes of a refresh.
type Verdict uint8

// The verdicts.
const (
	Ended  Verdict = iota // the session is over
	Rotate                // the newest token: give the next generation
	Repeat                // the last one again, at once, from the same client: give the same successor
	Reused                // a spent token: somebody has a copy, so the session ends
)

// Judge decides about a refresh. A spent token counts as reuse at all times,
// but for the one case of a lost answer: the very last token, within
// RetryWindow of its use, from the same address and user agent, while its
// successor has not been used. Two clients that race with one token are
// therefore told apart by where they come from.
func (s Session) Judge(r Refresh, now time.Time) Verdict {
	switch {
	case !s.Live(now):
		return Ended
	case r.Generation == s.Generation && r.Hash == s.RefreshHash:
		return Rotate
	case r.Generation == s.Generation-1 && r.Client == s.Client && now.Sub(s.RefreshedAt) <= RetryWindow:
		return Repeat
	}
	return Reused
}

// Rotated gives the session with its next generation.
func (s Session) Rotated(hash string, c Client, now, expires time.Time) Session {
	s.Generation++
	s.RefreshHash, s.Client = hash, c
	s.RefreshedAt, s.SeenAt, s.ExpiresAt = now, now, expires
	return s
}
