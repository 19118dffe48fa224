package gateway

import (
	"sync"
	"time"
)

// endings remembers which sessions, tokens and users' credentials ended, for
// as long as a caller who was known before may be believed.
type endings struct {
	mu    sync.RWMutex
	at    map[string]time.Time
	swept time.Time
}

func (e *endings) note(now time.Time, ids ...string) {
	e.mu.Lock()
	defer e.mu.Unlock()
	for _, id := range ids {
		if id != "" {
			e.at[id] = now
		}
	}
	if now.Sub(e.swept) < memory {
		return
	}
	e.swept = now
	for id, at := range e.at {
		if now.Sub(at) > 2*memory {
			delete(e.at, id)
		}
	}
}

// since tells whether one of the ids ended at an instant or later.
func (e *endings) since(asked time.Time, ids ...string) bool {
	e.mu.RLock()
	defer e.mu.RUnlock()
	for _, id := range ids {
		if at, ok := e.at[id]; ok && !asked.After(at) {
			return true
		}
	}
	return false
}
