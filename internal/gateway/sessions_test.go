package gateway_test

import (
	"context"
	"encoding/json"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"sojourn/internal/identity/identityapi"
	"sojourn/internal/kit/fanout"
)

func (h *house) status(secret string) int {
	h.t.Helper()
	return do(h.t, h.door.URL, "GET", "/api/v1/things/x", "", "Authorization: Bearer "+secret).status
}

func (h *house) asked() int {
	h.identity.mu.Lock()
	defer h.identity.mu.Unlock()
	return h.identity.asked
}

// ended publishes an ending, as identity does.
func (h *house) ended(ids ...string) {
	h.t.Helper()
	b, err := json.Marshal(identityapi.Ended{IDs: ids})
	require.NoError(h.t, err)
	require.NoError(h.t, h.Publish(h.t.Context(), identityapi.EndedTopic, b))
}

func TestCallersAreRememberedForAWhile(t *testing.T) {
	t.Parallel()
	h := open(t)
	for range 5 {
		require.Equal(t, 200, h.status("ana"))
	}
	require.Equal(t, 1, h.asked())
	h.clock.Advance(30 * time.Second)
	require.Equal(t, 200, h.status("ana"))
	require.Equal(t, 2, h.asked())
	for range 2 {
		require.Equal(t, 401, h.status("nobody"))
	}
	require.Equal(t, 4, h.asked(), "a refusal is not remembered: the next sign-in must work")
}

func TestACredentialThatExpires(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.identity.known["short"] = identityapi.Caller{UserID: "u", SessionID: "s", Until: h.clock.Now().Add(5 * time.Second)}
	require.Equal(t, 200, h.status("short"))
	h.identity.drop("short")
	require.Equal(t, 200, h.status("short"))
	h.clock.Advance(5 * time.Second)
	require.Equal(t, 401, h.status("short"))
}

func TestAnEndedCredentialIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	h := open(t)
	require.Equal(t, 200, h.status("ana"))
	require.Equal(t, 200, h.status("bea"))
	h.identity.drop("ana")
	h.ended("s-ana")
	require.Eventually(t, func() bool { return h.status("ana") == 401 }, 10*time.Second, time.Millisecond)
	before := h.asked()
	require.Equal(t, 200, h.status("bea"))
	require.Equal(t, before, h.asked(), "others are still known")
}

// An answer that was on its way when the credential ended is not remembered.
func TestAnEndingOvertakesAnAnswer(t *testing.T) {
	t.Parallel()
	h := open(t)
	h.identity.during = func() {
		h.identity.during = nil
		h.identity.drop("ana")
		h.sessions.Forget("u-ana")
	}
	require.Equal(t, 200, h.status("ana"), "it was good when it was asked")
	require.Equal(t, 401, h.status("ana"))
}

// Who changes an account is asked about anew before they have the answer.
func TestChangingAnAccountForgetsItsCredentials(t *testing.T) {
	t.Parallel()
	h := open(t)
	require.Equal(t, 200, h.status("ana"))
	h.identity.drop("ana") // what the operation did
	require.Equal(t, 200, do(t, h.door.URL, "POST", "/api/v1/users/me", `{"note":"log out"}`, ana).status)
	require.Equal(t, 401, h.status("ana"))
}

// While endings are not heard of, nothing that is remembered is believed.
func TestADeafGatewayAsksEachTime(t *testing.T) {
	t.Parallel()
	h := open(t)
	require.Equal(t, 200, h.status("ana"))
	h.tell(fanout.Signal{Kind: fanout.Down})
	require.Equal(t, 200, h.status("ana"))
	require.Equal(t, 200, h.status("ana"))
	require.Equal(t, 3, h.asked())
	h.identity.drop("ana") // and the message is lost
	require.Equal(t, 401, h.status("ana"))
	h.identity.known["ana"] = identityapi.Caller{UserID: "u-ana", SessionID: "s-ana"}
	require.Equal(t, 200, h.status("ana"))
	h.tell(fanout.Signal{Kind: fanout.Up})
	h.clock.Advance(time.Microsecond)
	h.identity.drop("ana")
	require.Equal(t, 401, h.status("ana"), "what was asked before the line was mended is not believed")
}

// leaver is identity's use cases, as far as pages that sign out need them.
type leaver struct {
	identityapi.Accounts
	*identity
}

func (l leaver) Logout(context.Context, string, string, bool) error {
	l.drop("ana")
	return nil
}

func TestAPageThatSignsOut(t *testing.T) {
	t.Parallel()
	h := open(t)
	require.Equal(t, 200, h.status("ana"))
	require.NoError(t, h.sessions.Accounts(leaver{identity: h.identity}).Logout(t.Context(), "u-ana", "s-ana", false))
	require.Equal(t, 401, h.status("ana"))
}
