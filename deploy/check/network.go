package check

import (
	"fmt"
	"slices"

	networkingv1 "k8s.io/api/networking/v1"
	metav1 "k8s.io/apimachinery/pkg/apis/meta/v1"
	"k8s.io/apimachinery/pkg/labels"
)

// deniedFirst: each pod is under a policy of each direction, so that what no
// policy allows is denied.
func deniedFirst(c *Cluster) (found []string) {
	for _, w := range c.workloads() {
		for _, direction := range []networkingv1.PolicyType{networkingv1.PolicyTypeIngress, networkingv1.PolicyTypeEgress} {
			if !slices.ContainsFunc(c.over(w), func(p *networkingv1.NetworkPolicy) bool { return slices.Contains(p.Spec.PolicyTypes, direction) }) {
				found = append(found, fmt.Sprintf("%s: no policy for %s", w.name, direction))
			}
		}
	}
	return found
}

// over gives the policies that a workload's pods are under.
func (c *Cluster) over(w workload) (all []*networkingv1.NetworkPolicy) {
	for _, p := range c.Policies {
		if matches(&p.Spec.PodSelector, w) {
			all = append(all, p)
		}
	}
	return all
}

func matches(s *metav1.LabelSelector, w workload) bool {
	selector, err := metav1.LabelSelectorAsSelector(s)
	return err == nil && selector.Matches(labels.Set(w.labels))
}

// callers is who calls whom in the split shape (internal/app/targets.go).
var callers = []string{"gateway→identity", "gateway→itinerary", "gateway→search", "gateway→geo",
	"identity→notify", "itinerary→search", "itinerary→geo", "itinerary→notify", "search→geo", "geo→search"}

// calls: a call is possible where the caller's policies let it out and the
// called one's let it in; exactly the calls that are made must be.
func calls(c *Cluster) (found []string) {
	for _, from := range c.workloads() {
		for _, to := range c.workloads() {
			if from.name == to.name || to.target() == "" {
				continue
			}
			call := from.target() + "→" + to.target()
			want := slices.Contains(callers, call)
			if out, in := c.letsOut(from, to), c.letsIn(to, from); out != want || in != want {
				found = append(found, fmt.Sprintf("%s: wanted %t, let out %t, let in %t", call, want, out, in))
			}
		}
	}
	return found
}

const httpPort = 8080

func (c *Cluster) letsOut(from, to workload) bool {
	for _, p := range c.over(from) {
		for _, r := range p.Spec.Egress {
			if opens(r.Ports, to, httpPort) && namesPod(r.To, to) {
				return true
			}
		}
	}
	return false
}

func (c *Cluster) letsIn(to, from workload) bool {
	for _, p := range c.over(to) {
		for _, r := range p.Spec.Ingress {
			if opens(r.Ports, to, httpPort) && namesPod(r.From, from) {
				return true
			}
		}
	}
	return false
}

// opens tells whether a rule's ports include one of the pod's. No ports are all.
func opens(ports []networkingv1.NetworkPolicyPort, w workload, number int32) bool {
	if len(ports) == 0 {
		return true
	}
	return slices.ContainsFunc(ports, func(p networkingv1.NetworkPolicyPort) bool {
		return p.Port == nil || w.port(*p.Port) == number
	})
}

// namesPod tells whether a rule's peers include a pod of this namespace. No
// peers are all.
func namesPod(peers []networkingv1.NetworkPolicyPeer, w workload) bool {
	if len(peers) == 0 {
		return true
	}
	return slices.ContainsFunc(peers, func(p networkingv1.NetworkPolicyPeer) bool {
		return p.NamespaceSelector == nil && p.PodSelector != nil && matches(p.PodSelector, w)
	})
}

// outside: other namespaces reach the gateway's door and, for Prometheus, the
// admin port; nothing else, and nothing is open to all.
func outside(c *Cluster) (found []string) {
	for _, w := range c.workloads() {
		for _, p := range c.over(w) {
			for _, r := range p.Spec.Ingress {
				door := len(r.Ports) > 0 && !opens(r.Ports, w, httpPort) || w.target() == "gateway"
				foreign := len(r.From) == 0 || slices.ContainsFunc(r.From, func(p networkingv1.NetworkPolicyPeer) bool { return p.NamespaceSelector != nil || p.IPBlock != nil })
				if foreign && !door || len(r.From) == 0 || len(r.Ports) == 0 {
					found = append(found, p.Name+" opens "+w.name+" to the outside")
				}
			}
		}
	}
	return found
}
