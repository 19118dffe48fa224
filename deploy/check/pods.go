package check

import (
	"fmt"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/apimachinery/pkg/api/resource"
)

// probes: alive is /healthz, which asks nobody else; ready is /readyz. A probe
// of life that asked PostgreSQL would kill every process when it is away.
func probes(c *Cluster) (found []string) {
	for _, d := range c.Deployments {
		w := workload{d.Name, nil, d.Spec.Template.Spec}
		for _, container := range w.spec.Containers {
			for name, p := range map[string]struct {
				probe *corev1.Probe
				path  string
			}{"startup": {container.StartupProbe, "/healthz"}, "liveness": {container.LivenessProbe, "/healthz"}, "readiness": {container.ReadinessProbe, "/readyz"}} {
				if p.probe == nil || p.probe.HTTPGet == nil || p.probe.HTTPGet.Path != p.path || w.port(p.probe.HTTPGet.Port) != 8080 {
					found = append(found, fmt.Sprintf("%s: %s must ask %s at the port http", d.Name, name, p.path))
				}
			}
		}
		if grace := d.Spec.Template.Spec.TerminationGracePeriodSeconds; grace == nil || *grace < 30 {
			found = append(found, d.Name+" has no time to stop in order")
		}
		if len(d.Spec.Template.Spec.TopologySpreadConstraints) == 0 {
			found = append(found, d.Name+" may stand on one node")
		}
	}
	return found
}

// rights: what Kubernetes calls restricted, a read-only root, and no token.
func rights(c *Cluster) (found []string) {
	for _, w := range c.workloads() {
		p := w.spec.SecurityContext
		if p == nil || p.RunAsNonRoot == nil || !*p.RunAsNonRoot || p.RunAsUser == nil || *p.RunAsUser == 0 ||
			p.SeccompProfile == nil || p.SeccompProfile.Type != corev1.SeccompProfileTypeRuntimeDefault {
			found = append(found, w.name+" must run as a user that is not root, under seccomp")
		}
		if w.spec.HostNetwork || w.spec.HostPID || w.spec.HostIPC {
			found = append(found, w.name+" shares the host's inside")
		}
		if w.spec.AutomountServiceAccountToken == nil || *w.spec.AutomountServiceAccountToken || !c.hasAccount(w.spec.ServiceAccountName) {
			found = append(found, w.name+" must have an account of ours, and no token")
		}
		if w.spec.EnableServiceLinks == nil || *w.spec.EnableServiceLinks {
			found = append(found, w.name+" takes SOJOURN_… variables from the names of Services")
		}
		for _, container := range w.spec.Containers {
			if !bare(container.SecurityContext) {
				found = append(found, w.name+" has capabilities, or may write to its root")
			}
		}
	}
	return found
}

func bare(s *corev1.SecurityContext) bool {
	return s != nil && s.AllowPrivilegeEscalation != nil && !*s.AllowPrivilegeEscalation && (s.Privileged == nil || !*s.Privileged) &&
		s.ReadOnlyRootFilesystem != nil && *s.ReadOnlyRootFilesystem &&
		s.Capabilities != nil && slices.Equal(s.Capabilities.Drop, []corev1.Capability{"ALL"}) && len(s.Capabilities.Add) == 0
}

func (c *Cluster) hasAccount(name string) bool {
	for _, a := range c.Accounts {
		if a.Name == name && a.AutomountServiceAccountToken != nil && !*a.AutomountServiceAccountToken {
			return true
		}
	}
	return false
}

// resources: the scheduler must know what a pod needs, and its neighbours what
// it can take.
func resources(c *Cluster) (found []string) {
	for _, w := range c.workloads() {
		for _, container := range w.spec.Containers {
			for _, kind := range []corev1.ResourceName{corev1.ResourceCPU, corev1.ResourceMemory} {
				request, limit := container.Resources.Requests[kind], container.Resources.Limits[kind]
				if request.Sign() <= 0 || limit.Cmp(request) < 0 || limit.Cmp(resource.MustParse("4Gi")) > 0 {
					found = append(found, fmt.Sprintf("%s: %s is requested as %s, limited to %s", w.name, kind, request.String(), limit.String()))
				}
			}
		}
	}
	return found
}

// images: one release everywhere, named by a tag or digest that stays.
func images(c *Cluster) (found []string) {
	seen := map[string]bool{}
	for _, w := range c.workloads() {
		for _, container := range slices.Concat(w.spec.InitContainers, w.spec.Containers) {
			seen[container.Image] = true
			if _, tag, ok := strings.Cut(container.Image, ":"); !ok || tag == "latest" {
				found = append(found, w.name+": "+container.Image+" is another image tomorrow")
			}
		}
	}
	if len(seen) != 1 {
		found = append(found, fmt.Sprintf("%d images: a release is one", len(seen)))
	}
	return found
}
