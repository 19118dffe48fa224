package identity_test

import (
	"net/http"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// sessionModel is what a session may do, thought out apart from the code: a
// line of refresh tokens of which the newest is good, and the last spent one
// for ten seconds to its own client.
type sessionModel struct {
	tokens  []string // all that were given out, in order
	access  []string
	agent   string // who refreshed last
	at      time.Time
	expires time.Time
	ended   bool
}

const modelAgents = 2

func (m *sessionModel) refresh(i int, agent string, now time.Time) (status int) {
	last := len(m.tokens) - 1
	switch {
	case m.ended || !now.Before(m.expires):
		return http.StatusUnauthorized
	case i == last:
		return http.StatusOK
	case i == last-1 && agent == m.agent && now.Sub(m.at) <= 10*time.Second:
		return http.StatusOK
	}
	m.ended = true
	return http.StatusUnauthorized
}

// Whatever clients and thieves do in whatever order, the server agrees with
// the model; one session's end never touches another.
func TestSessionsFollowTheModel(t *testing.T) {
	t.Parallel()
	e := setup(t, free)
	e.register("ada@example.com")
	rapid.Check(t, func(rt *rapid.T) {
		all := []*sessionModel{e.begin(), e.begin()}
		for range rapid.IntRange(1, 25).Draw(rt, "steps") {
			m := all[rapid.IntRange(0, 1).Draw(rt, "session")]
			switch rapid.IntRange(0, 9).Draw(rt, "step") {
			case 0:
				e.clock.Advance(time.Duration(rapid.IntRange(1, 100).Draw(rt, "days")) * 24 * time.Hour / 10)
			case 1, 2:
				e.clock.Advance(time.Duration(rapid.IntRange(1, 20).Draw(rt, "seconds")) * time.Second)
			case 3:
				e.modelLogout(rt, m, all)
			case 4, 5:
				e.modelUse(rt, m)
			default:
				e.modelRefresh(rt, m)
			}
		}
	})
}

func (e *env) begin() *sessionModel {
	s := e.login("ada@example.com", goodPassword)
	now := e.clock.Now()
	return &sessionModel{tokens: []string{s.Refresh}, access: []string{s.Access}, at: now, expires: now.Add(60 * 24 * time.Hour)}
}

func (e *env) modelRefresh(rt *rapid.T, m *sessionModel) {
	back := rapid.IntRange(0, min(3, len(m.tokens)-1)).Draw(rt, "back")
	i := len(m.tokens) - 1 - back
	agent := []string{"", "thief/1"}[rapid.IntRange(0, modelAgents-1).Draw(rt, "agent")]
	now := e.clock.Now()
	want := m.refresh(i, agent, now)
	got := e.refreshAs(want, m.tokens[i], agent)
	if want != http.StatusOK {
		return
	}
	m.access = append(m.access, got.Access)
	if i == len(m.tokens)-1 {
		m.tokens = append(m.tokens, got.Refresh)
		m.agent, m.at, m.expires = agent, now, now.Add(60*24*time.Hour)
	} else if got.Refresh != m.tokens[i+1] {
		rt.Fatal("a repeat forked the line of tokens")
	}
}

// modelUse shows the newest access token: good for 15 minutes, unless ended.
func (e *env) modelUse(rt *rapid.T, m *sessionModel) {
	s := session{Access: m.access[len(m.access)-1]}
	if m.ended {
		e.me(http.StatusUnauthorized, s)
		return
	}
	if e.clock.Now().Sub(m.at) < 15*time.Minute {
		e.me(http.StatusOK, s)
	}
}

func (e *env) modelLogout(rt *rapid.T, m *sessionModel, all []*sessionModel) {
	if m.ended || e.clock.Now().Sub(m.at) >= 15*time.Minute {
		return
	}
	everywhere := rapid.Bool().Draw(rt, "everywhere")
	body := `{}`
	if everywhere {
		body = `{"everywhere":true}`
	}
	e.do(call{path: "/api/v1/auth/logout", bearer: m.access[len(m.access)-1], body: body, status: http.StatusNoContent})
	m.ended = true
	for _, other := range all {
		other.ended = other.ended || everywhere
	}
}
