package identity

import (
	"context"

	"sojourn/internal/identity/token"
)

// loadKeys reads the signing keys and makes the first one.
func (s *service) loadKeys(ctx context.Context) error {
	keys, err := s.store.Keys(ctx)
	if err == nil && len(keys) == 0 {
		keys, err = s.addKey(ctx, false)
	}
	if err == nil {
		s.keys.Set(keys)
	}
	return err
}

// rotateKey makes a new key, which signs from now on. The old ones stay good
// for what they have signed, and go when all of it has expired. Another
// process learns of it when it meets a token of the new key.
func (s *service) rotateKey(ctx context.Context) error {
	keys, err := s.addKey(ctx, true)
	if err == nil {
		s.keys.Set(keys)
	}
	return err
}

func (s *service) addKey(ctx context.Context, always bool) (keys []token.Key, err error) {
	fresh := token.NewKey(s.clock.Now())
	err = s.store.Write(ctx, func(tx Tx) error {
		if err := tx.LockKeys(ctx); err != nil {
			return err
		}
		if keys, err = tx.Keys(ctx); err != nil || (len(keys) > 0 && !always) {
			return err
		}
		keys = append([]token.Key{fresh}, keys...)
		return tx.CreateKey(ctx, fresh)
	})
	return keys, err
}
