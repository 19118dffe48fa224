package e2e_test

import (
	"encoding/json"
	"os/exec"
	"testing"

	"github.com/stretchr/testify/require"
)

// sojourn runs a command on the cluster's servers and gives what it prints.
func (c *cluster) sojourn(t *testing.T, args ...string) []byte {
	t.Helper()
	path, err := binary()
	require.NoError(t, err)
	out, err := exec.Command(path, append(args, "--db", c.postgres, "--log", c.kafka)...).Output()
	require.NoError(t, err, "%v", args)
	return out
}

// An operator sees the events of the split shape, and how far all are behind.
func TestEventsCommands(t *testing.T) {
	t.Parallel()
	c := sharedCluster(t)
	names(t, c.in(t)) // leaves events, and waits for their effect
	var event object
	require.NoError(t, json.Unmarshal(c.sojourn(t, "events", "tail", "sojourn.identity.v1", "--from-start", "--limit", "1", "--json"), &event))
	require.Equal(t, "identity.user_registered.v1", event["type"])
	var lag struct{ Groups, Outboxes []object }
	require.NoError(t, json.Unmarshal(c.sojourn(t, "events", "lag", "--json"), &lag))
	require.Contains(t, groupsOf(lag.Groups), "itinerary of sojourn.identity.v1")
	require.Len(t, lag.Outboxes, 2)
	require.JSONEq(t, `{"items":[]}`, string(c.sojourn(t, "events", "dead", "--json")))
}

func groupsOf(all []object) (names []string) {
	for _, g := range all {
		names = append(names, g["group"].(string)+" of "+g["topic"].(string))
	}
	return names
}
