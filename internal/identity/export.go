package identity

import (
	"context"
	"time"

	"sojourn/internal/identity/account"
)

// export gathers all that the service holds of a user.
func (s *service) export(ctx context.Context, userID string) (IdentityExport, error) {
	out := IdentityExport{Format: "sojourn.identity.v1", ExportedAt: s.clock.Now(), Sessions: []SessionSummary{}, APITokens: []APIToken{}}
	u, err := s.User(ctx, userID)
	if err != nil {
		return out, err
	}
	out.User = userBody(u)
	sessions, err := s.store.Sessions(ctx, userID)
	if err != nil {
		return out, err
	}
	for _, sess := range sessions {
		out.Sessions = append(out.Sessions, sessionSummary(sess))
	}
	tokens, err := s.store.Tokens(ctx, userID)
	for _, t := range tokens {
		out.APITokens = append(out.APITokens, tokenBody(t))
	}
	return out, err
}

func sessionSummary(s account.Session) SessionSummary {
	kind := "token"
	if s.CookieHash != "" {
		kind = "cookie"
	}
	return SessionSummary{ID: s.ID, Kind: kind, CreatedAt: s.CreatedAt, LastSeenAt: s.SeenAt, ExpiresAt: s.ExpiresAt,
		RevokedAt: orNull(s.RevokedAt), Address: s.Client.Address, UserAgent: s.Client.UserAgent}
}

func orNull(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
