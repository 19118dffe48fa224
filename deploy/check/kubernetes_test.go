package check

import (
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

const example = "../kubernetes/example"

func problems(c *Cluster) map[string][]string {
	all := map[string][]string{}
	for _, r := range rules {
		if found := r.find(c); len(found) > 0 {
			all[r.name] = found
		}
	}
	return all
}

func TestExample(t *testing.T) {
	t.Parallel()
	documents, err := Render(example)
	require.NoError(t, err)
	c, err := Decode(documents)
	require.NoError(t, err)
	require.Empty(t, problems(c))
	for _, d := range c.Deployments {
		require.Equal(t, "sojourn", d.Namespace)
	}
	require.Equal(t, "restricted", c.Namespaces[0].Labels["pod-security.kubernetes.io/enforce"])
}

// The base alone has no image yet; all else holds.
func TestBase(t *testing.T) {
	t.Parallel()
	documents, err := Render("../kubernetes/base")
	require.NoError(t, err)
	c, err := Decode(documents)
	require.NoError(t, err)
	found := problems(c)
	delete(found, "images")
	require.Empty(t, found)
}

func TestTargets(t *testing.T) {
	t.Parallel()
	binary, err := Targets("../../docs/reference/config.md")
	require.NoError(t, err)
	slices.Sort(binary)
	require.Equal(t, wanted, binary, "a target came or went: give it its manifests, and say so in wanted")
}

// broken are manifests with one thing wrong: in the document that contains
// `in`, old is replaced by fresh, and the rule must find it.
var broken = []struct{ rule, in, old, fresh string }{
	{"selectors", "kind: Deployment\x00component: geo", "      app.kubernetes.io/component: geo\n", "      app.kubernetes.io/component: other\n"},
	{"selectors", "kind: Service\n\x00component: geo", "  selector:\n    app.kubernetes.io/component: geo", "  selector:\n    app.kubernetes.io/component: gee"},
	{"selectors", "kind: Service\n\x00component: geo", "  selector:\n    app.kubernetes.io/component: geo\n", "  selector:\n"},
	{"ports", "kind: Service\n\x00component: geo", "targetPort: http", "targetPort: https"},
	{"ports", "kind: Ingress", "name: sojourn-gateway", "name: sojourn-identity"},
	{"ports", "kind: Ingress", "name: http", "name: admin"},
	{"scaling", "kind: HorizontalPodAutoscaler\x00component: search", "    name: sojourn-search", "    name: sojourn-searching"},
	{"scaling", "kind: HorizontalPodAutoscaler\x00component: search", "minReplicas: 2", "minReplicas: 1"},
	{"scaling", "kind: Deployment\x00component: search", "  revisionHistoryLimit: 3", "  replicas: 1"},
	{"disruption", "kind: PodDisruptionBudget\x00component: geo", "maxUnavailable: 1", "maxUnavailable: 0"},
	{"disruption", "kind: PodDisruptionBudget\x00component: geo", "    matchLabels:\n      app.kubernetes.io/component: geo", "    matchLabels:\n      app.kubernetes.io/component: migrate"},
	{"probes", "kind: Deployment\x00component: geo", "path: /readyz", "path: /healthz"},
	{"probes", "kind: Deployment\x00component: geo", "livenessProbe:\n          failureThreshold: 6\n          httpGet:\n            path: /healthz", "livenessProbe:\n          failureThreshold: 6\n          httpGet:\n            path: /readyz"},
	{"probes", "kind: Deployment\x00component: geo", "terminationGracePeriodSeconds: 45", "terminationGracePeriodSeconds: 5"},
	{"rights", "kind: Deployment\x00component: geo", "readOnlyRootFilesystem: true", "readOnlyRootFilesystem: false"},
	{"rights", "kind: Job", "runAsUser: 65532", "runAsUser: 0"},
	{"rights", "kind: Deployment\x00component: geo", "drop:", "add:"},
	{"rights", "kind: Deployment\x00component: geo", "type: RuntimeDefault", "type: Unconfined"},
	{"rights", "kind: ServiceAccount", "automountServiceAccountToken: false", "automountServiceAccountToken: true"},
	{"rights", "kind: Deployment\x00component: geo", "enableServiceLinks: false", "hostNetwork: true"},
	{"resources", "kind: Deployment\x00component: geo", "cpu: 50m", "cpu: 3"},
	{"resources", "kind: Job", "memory: 64Mi", "ephemeral-storage: 64Mi"},
	{"images", "kind: Job", ":0.3.0", ":0.2.0"},
	{"images", "kind: Job", ":0.3.0", ""},
	{"secrets", "kind: Deployment\x00component: geo", "          valueFrom:\n            secretKeyRef:\n              key: SOJOURN_DB\n              name: sojourn\n", "          value: sqlite\n"},
	{"secrets", "kind: ConfigMap", "data:", "data:\n  SOJOURN_MESH_KEY: words"},
	{"secrets", "kind: ConfigMap", "SOJOURN_PUBLIC_URL: https://", "SOJOURN_PUBLIC_URL: https://me:secret@"},
	{"secrets", "kind: Job", "key: SOJOURN_LOG", "key: SOJOURN_DB"},
	{"targets", "kind: Deployment\x00component: geo", "--target=geo", "--target=zone"},
	{"targets", "kind: Job", "- migrate", "- serve"},
	{"peers", "kind: ConfigMap", "http://sojourn-geo:8080", "http://sojourn-geo:8081"},
	{"peers", "kind: ConfigMap", "SOJOURN_MIGRATE: \"off\"", "SOJOURN_MIGRATE: auto"},
	{"peers", "kind: ConfigMap", ",notify=http://sojourn-notify:8080", ""},
	{"network: everything is denied first", "kind: NetworkPolicy\x00name: sojourn\n", "    matchLabels:\n      app.kubernetes.io/name: sojourn", "    matchLabels:\n      app.kubernetes.io/name: other"},
	{"network: who calls whom", "kind: NetworkPolicy\x00name: sojourn-notify", "component: identity", "component: geo"},
	{"network: who calls whom", "kind: NetworkPolicy\x00name: sojourn-identity", "  egress:\n  - ports:\n    - port: http", "  egress:\n  - ports:\n    - port: admin"},
	{"network: who calls whom", "kind: NetworkPolicy\x00name: sojourn\n", "port: 5432", "port: 8080"},
	{"network: what the outside reaches", "kind: NetworkPolicy\x00name: sojourn\n", "port: admin", "port: http"},
	{"network: what the outside reaches", "kind: NetworkPolicy\x00name: sojourn-geo", "  - from:\n    - podSelector:\n        matchLabels:\n          app.kubernetes.io/component: gateway\n", "  - from:\n    - namespaceSelector:\n        matchLabels:\n          app.kubernetes.io/component: gateway\n"},
}

func TestRulesCanFail(t *testing.T) {
	t.Parallel()
	documents, err := Render(example)
	require.NoError(t, err)
	for _, r := range rules {
		require.True(t, slices.ContainsFunc(broken, func(b struct{ rule, in, old, fresh string }) bool { return b.rule == r.name }), "%s has no broken example", r.name)
	}
	for _, b := range broken {
		t.Run(b.rule+": "+b.fresh, func(t *testing.T) {
			t.Parallel()
			c, err := Decode(breakOne(t, documents, b.in, b.old, b.fresh))
			require.NoError(t, err)
			require.Contains(t, problems(c), b.rule)
		})
	}
}

func TestDecodingIsStrict(t *testing.T) {
	t.Parallel()
	documents, err := Render(example)
	require.NoError(t, err)
	for _, b := range []struct{ old, fresh string }{
		{"readinessProbe:", "readinesProbe:"}, {"maxSurge: 1", "maxsurge: 1"}, {"revisionHistoryLimit: 3", "revisionHistoryLimit: three"},
		{"kind: Deployment", "kind: Deploymnt"}, {"apiVersion: apps/v1", "apiVersion: apps/v1beta1"}, {"  revisionHistoryLimit: 3", "  revisionHistoryLimit: 3\n  revisionHistoryLimit: 3"},
	} {
		_, err := Decode(breakOne(t, documents, "kind: Deployment\x00component: geo", b.old, b.fresh))
		require.Error(t, err, b.fresh)
	}
}

// breakOne replaces text in the one document that contains all parts of in.
func breakOne(t *testing.T, documents []string, in, old, fresh string) []string {
	t.Helper()
	has := func(d string) bool {
		return !slices.ContainsFunc(strings.Split(in, "\x00"), func(part string) bool { return !strings.Contains(d, part) })
	}
	i := slices.IndexFunc(documents, has)
	require.GreaterOrEqual(t, i, 0, "no document is %q", in)
	require.Contains(t, documents[i], old, documents[i])
	all := slices.Clone(documents)
	all[i] = strings.Replace(all[i], old, fresh, 1)
	return all
}
